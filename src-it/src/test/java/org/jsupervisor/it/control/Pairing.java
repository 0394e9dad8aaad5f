package org.jsupervisor.it.control;

import org.jsupervisor.it.daemon.Product;

/** Which client talks to which daemon. */
enum Pairing {
  OURS(Product.OURS, Product.OURS, "our client, our daemon"),
  OUR_CLIENT(Product.OURS, Product.STOCK, "our client, the original's daemon"),
  OUR_DAEMON(Product.STOCK, Product.OURS, "the original's client, our daemon");

  private final Product client;
  private final Product daemon;
  private final String text;

  Pairing(Product client, Product daemon, String text) {
    this.client = client;
    this.daemon = daemon;
    this.text = text;
  }

  Product client() {
    return client;
  }

  Product daemon() {
    return daemon;
  }

  /** Whether what that program does is to be expected here. */
  boolean isOurs(Program program) {
    return (program == Program.CLIENT ? client : daemon) == Product.OURS;
  }

  @Override
  public String toString() {
    return text;
  }

  /** The one of the two programs that makes the difference. */
  enum Program {
    CLIENT,
    DAEMON
  }
}
