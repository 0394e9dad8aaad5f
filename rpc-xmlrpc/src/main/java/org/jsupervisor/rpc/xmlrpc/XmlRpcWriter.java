package org.jsupervisor.rpc.xmlrpc;

import static org.jsupervisor.rpc.xmlrpc.XmlBuffer.ascii;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Writes calls, answers and faults in the layout of Python's marshaller (control.md 2.1, 2.2).
 * Confined to one thread.
 *
 * <p>Values are String, Integer, Long (clamped to 32 bits), Boolean, Double, List, Map with String
 * keys, and {@link XmlRpcStruct}.
 */
public final class XmlRpcWriter {
  private static final byte[] PROLOG = ascii("<?xml version='1.0'?>\n");
  private static final byte[] RESPONSE = ascii("<methodResponse>\n<params>\n<param>\n");
  private static final byte[] RESPONSE_END = ascii("</param>\n</params>\n</methodResponse>\n");
  private static final byte[] FAULT = ascii("<methodResponse>\n<fault>\n");
  private static final byte[] FAULT_END = ascii("</fault>\n</methodResponse>\n");
  private static final byte[] CALL = ascii("<methodCall>\n<methodName>");
  private static final byte[] PARAMS = ascii("</methodName>\n<params>\n");
  private static final byte[] PARAM = ascii("<param>\n");
  private static final byte[] PARAM_END = ascii("</param>\n");
  private static final byte[] CALL_END = ascii("</params>\n</methodCall>\n");
  private static final byte[] STRUCT = ascii("<value><struct>\n");
  private static final byte[] STRUCT_END = ascii("</struct></value>\n");
  private static final byte[] MEMBER = ascii("<member>\n<name>");
  private static final byte[] NAME_END = ascii("</name>\n");
  private static final byte[] MEMBER_END = ascii("</member>\n");
  private static final byte[] ARRAY = ascii("<value><array><data>\n");
  private static final byte[] ARRAY_END = ascii("</data></array></value>\n");
  private static final byte[] STRING = ascii("<value><string>");
  private static final byte[] STRING_END = ascii("</string></value>\n");
  private static final byte[] INT = ascii("<value><int>");
  private static final byte[] INT_END = ascii("</int></value>\n");
  private static final byte[] DOUBLE = ascii("<value><double>");
  private static final byte[] DOUBLE_END = ascii("</double></value>\n");
  private static final byte[] TRUE = ascii("<value><boolean>1</boolean></value>\n");
  private static final byte[] FALSE = ascii("<value><boolean>0</boolean></value>\n");

  private final XmlBuffer out = new XmlBuffer(1024);

  private XmlRpcWriter() {
    out.raw(PROLOG);
  }

  public static ByteBuffer response(Object value) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.out.raw(RESPONSE);
    writer.value(value);
    writer.out.raw(RESPONSE_END);
    return writer.out.content();
  }

  public static ByteBuffer fault(int code, String text) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.out.raw(FAULT);
    writer.out.raw(STRUCT);
    writer.member("faultCode", code);
    writer.member("faultString", text);
    writer.out.raw(STRUCT_END);
    writer.out.raw(FAULT_END);
    return writer.out.content();
  }

  public static byte[] methodCall(String method, List<?> params) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.out.raw(CALL);
    writer.out.text(method);
    writer.out.raw(PARAMS);
    for (Object param : params) {
      writer.out.raw(PARAM);
      writer.value(param);
      writer.out.raw(PARAM_END);
    }
    writer.out.raw(CALL_END);
    return writer.out.toByteArray();
  }

  public void member(String name, String value) {
    name(name);
    string(value);
    out.raw(MEMBER_END);
  }

  /** Clamps to 32 bits. */
  public void member(String name, long value) {
    name(name);
    integer(value);
    out.raw(MEMBER_END);
  }

  public void member(String name, boolean value) {
    name(name);
    out.raw(value ? TRUE : FALSE);
    out.raw(MEMBER_END);
  }

  public void member(String name, Object value) {
    name(name);
    value(value);
    out.raw(MEMBER_END);
  }

  private void name(String name) {
    out.raw(MEMBER);
    out.text(name);
    out.raw(NAME_END);
  }

  private void value(Object value) {
    if (value instanceof String text) {
      string(text);
    } else if (value instanceof Integer || value instanceof Long) {
      integer(((Number) value).longValue());
    } else if (value instanceof Boolean truth) {
      out.raw(truth ? TRUE : FALSE);
    } else if (value instanceof XmlRpcStruct struct) {
      out.raw(STRUCT);
      struct.writeTo(this);
      out.raw(STRUCT_END);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof Map<?, ?> map) {
      struct(map);
    } else if (value instanceof Double number) {
      out.raw(DOUBLE);
      out.text(number.toString());
      out.raw(DOUBLE_END);
    } else {
      throw new IllegalArgumentException("cannot write a value of " + value.getClass().getName());
    }
  }

  private void string(String text) {
    out.raw(STRING);
    out.text(text);
    out.raw(STRING_END);
  }

  private void integer(long value) {
    out.raw(INT);
    out.number((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value)));
    out.raw(INT_END);
  }

  private void array(List<?> list) {
    out.raw(ARRAY);
    int start = out.length();
    int left = list.size();
    for (Object element : list) {
      value(element);
      if (left-- == list.size()) {
        // The elements of a long list, such as all processes, are mostly of the same size.
        out.expect((long) left * (out.length() - start));
      }
    }
    out.raw(ARRAY_END);
  }

  private void struct(Map<?, ?> map) {
    out.raw(STRUCT);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      member((String) entry.getKey(), entry.getValue());
    }
    out.raw(STRUCT_END);
  }
}
