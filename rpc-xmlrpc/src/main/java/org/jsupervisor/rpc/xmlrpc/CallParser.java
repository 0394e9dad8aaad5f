package org.jsupervisor.rpc.xmlrpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.xmlrpc.parser.XmlRpcRequestParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Apache's request parser with a limit on nesting, silent on errors. Good for one request.
 *
 * <p>Apache's parser is recursive: each nested value is another frame on the stack for every event
 * inside it.
 */
final class CallParser extends XmlRpcRequestParser implements ErrorHandler {
  /** Elements inside each other; an array in an array takes three. */
  private static final int DEEPEST = 100;

  private static final int PARAM_DEPTH = 3;

  private int depth;
  private int paramElements;

  CallParser() {
    // The stream configuration is only handed on to the type factory, which needs none.
    super(null, new ValueTypes());
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    depth++;
    if (depth > DEEPEST) {
      throw new SAXParseException("elements nested too deeply", getDocumentLocator());
    }
    if (depth == PARAM_DEPTH) {
      paramElements++;
    }
    super.startElement(uri, localName, qName, attributes);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    depth--;
    super.endElement(uri, localName, qName);
  }

  /** Namespaces mean nothing here, and Apache's parser fails where a value declares one. */
  @Override
  public void startPrefixMapping(String prefix, String uri) {}

  @Override
  public void endPrefixMapping(String prefix) {}

  /** Apache's parser passes over a param without a value. */
  void throwIfParamsMissing() throws SAXException {
    List<?> params = getParams();
    if (paramElements != (params == null ? 0 : params.size())) {
      throw new SAXException("a param without exactly one value");
    }
  }

  /** The parameters as Java values, without Apache's arrays. */
  List<@Nullable Object> params() {
    List<?> params = getParams();
    return params == null ? List.of() : listOf(params.toArray());
  }

  private static List<@Nullable Object> listOf(Object[] items) {
    List<@Nullable Object> list = new ArrayList<>(items.length);
    for (Object item : items) {
      list.add(valueOf(item));
    }
    return list;
  }

  private static @Nullable Object valueOf(@Nullable Object value) {
    if (value instanceof Object[] items) {
      return listOf(items);
    }
    if (value instanceof Map<?, ?> members) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        map.put(String.valueOf(member.getKey()), valueOf(member.getValue()));
      }
      return map;
    }
    return value;
  }

  @Override
  public void warning(SAXParseException exception) {
    // Nothing a client could be told.
  }

  @Override
  public void error(SAXParseException exception) throws SAXParseException {
    throw exception;
  }

  @Override
  public void fatalError(SAXParseException exception) throws SAXParseException {
    throw exception;
  }
}
