package org.jsupervisor.it.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Plain XML-RPC: strings, numbers, booleans, arrays and structs. */
public record XmlRpc(HttpTarget target) {

  /** Calls a method; a fault is thrown as {@link RpcFault}. */
  public Object call(String method, Object... arguments) throws IOException {
    HttpReply reply = target.post("/RPC2", request(method, arguments));
    if (reply.status() != 200) {
      throw new IOException("HTTP status " + reply.status() + " for " + method);
    }
    return decode(reply.bytes());
  }

  /** The request document of a call. */
  public static String request(String method, Object... arguments) {
    StringBuilder xml = new StringBuilder("<?xml version='1.0'?><methodCall><methodName>");
    xml.append(method).append("</methodName><params>");
    for (Object argument : arguments) {
      xml.append("<param><value>").append(encode(argument)).append("</value></param>");
    }
    return xml.append("</params></methodCall>").toString();
  }

  /** The value of an answer; a fault is thrown as {@link RpcFault}. */
  public static Object decode(byte[] document) throws IOException {
    Element root = parse(document);
    List<Element> inner = elements(root);
    if (inner.get(0).getTagName().equals("fault")) {
      Map<?, ?> fault = (Map<?, ?>) value(elements(inner.get(0)).get(0));
      int code = (Integer) java.util.Objects.requireNonNull(fault.get("faultCode"));
      throw new RpcFault(code, String.valueOf(fault.get("faultString")));
    }
    return value(elements(elements(inner.get(0)).get(0)).get(0));
  }

  private static Element parse(byte[] document) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(document))
          .getDocumentElement();
    } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
      throw new IOException("cannot parse the answer: " + e.getMessage(), e);
    }
  }

  private static String encode(Object value) {
    if (value instanceof Integer) {
      return "<int>" + value + "</int>";
    }
    if (value instanceof Boolean flag) {
      return "<boolean>" + (flag ? 1 : 0) + "</boolean>";
    }
    if (value instanceof Double) {
      return "<double>" + value + "</double>";
    }
    if (value instanceof List<?> list) {
      StringBuilder data = new StringBuilder("<array><data>");
      list.forEach(each -> data.append("<value>").append(encode(each)).append("</value>"));
      return data.append("</data></array>").toString();
    }
    if (value instanceof Map<?, ?> map) {
      StringBuilder members = new StringBuilder("<struct>");
      map.forEach(
          (name, member) ->
              members
                  .append("<member><name>")
                  .append(name)
                  .append("</name><value>")
                  .append(encode(member))
                  .append("</value></member>"));
      return members.append("</struct>").toString();
    }
    return "<string>"
        + value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</string>";
  }

  private static Object value(Element value) {
    List<Element> typed = elements(value);
    if (typed.isEmpty()) {
      return value.getTextContent();
    }
    Element type = typed.get(0);
    String text = type.getTextContent();
    return switch (type.getTagName()) {
      case "int", "i4" -> Integer.valueOf(text.trim());
      case "double" -> Double.valueOf(text.trim());
      case "boolean" -> text.trim().equals("1");
      case "array" -> array(elements(type).get(0));
      case "struct" -> struct(type);
      default -> text;
    };
  }

  private static List<Object> array(Element data) {
    List<Object> values = new ArrayList<>();
    for (Element value : elements(data)) {
      values.add(value(value));
    }
    return values;
  }

  private static Map<String, Object> struct(Element struct) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Element member : elements(struct)) {
      List<Element> pair = elements(member);
      members.put(pair.get(0).getTextContent(), value(pair.get(1)));
    }
    return members;
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
