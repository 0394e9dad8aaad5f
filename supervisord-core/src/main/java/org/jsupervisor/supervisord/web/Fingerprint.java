package org.jsupervisor.supervisord.web;

/** 64 bits that tell texts apart which nobody has chosen (FNV-1a). */
final class Fingerprint {
  private Fingerprint() {}

  static String of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return Long.toHexString(hash);
  }
}
