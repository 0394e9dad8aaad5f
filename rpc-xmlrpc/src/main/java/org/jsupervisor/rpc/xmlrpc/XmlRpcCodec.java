package org.jsupervisor.rpc.xmlrpc;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads requests: plain ones directly, all others with Apache's parser behind a platform XML reader
 * that refuses document types, so that no entity is ever expanded and nothing is ever fetched. The
 * reader is made at the first request and kept. Confined to the loop thread.
 */
public final class XmlRpcCodec {
  private static final String UNMARSHALLABLE = "unmarshallable";
  private static final String NO_METHOD_NAME = "no method name";
  private static final String APACHE = "http://apache.org/xml/features/";
  private static final String SAX = "http://xml.org/sax/features/";

  private @Nullable XMLReader reader;

  /** Reads a request, which is UTF-8 whatever its XML declaration says. */
  public MethodCall parse(byte[] body) throws InvalidCallException {
    MethodCall plain = PlainCallParser.parse(body);
    return plain == null ? parseFully(body) : plain;
  }

  /** The same for requests of every kind. */
  MethodCall parseFully(byte[] body) throws InvalidCallException {
    CallParser call = new CallParser();
    XMLReader xml = reader != null ? reader : newReader();
    reader = xml;
    try {
      xml.setContentHandler(call);
      xml.setErrorHandler(call);
      xml.parse(new InputSource(new StringReader(decoded(body))));
      call.throwIfParamsMissing();
    } catch (SAXException | IOException e) {
      throw new InvalidCallException(UNMARSHALLABLE, e);
    }
    String method = call.getMethodName();
    if (method == null || method.isEmpty()) {
      throw new InvalidCallException(NO_METHOD_NAME);
    }
    return new MethodCall(method, Collections.unmodifiableList(call.params()));
  }

  private static String decoded(byte[] body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static XMLReader newReader() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setValidating(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(APACHE + "disallow-doctype-decl", true);
      factory.setFeature(APACHE + "nonvalidating/load-external-dtd", false);
      factory.setFeature(SAX + "external-general-entities", false);
      factory.setFeature(SAX + "external-parameter-entities", false);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("cannot make a safe XML reader", e);
    }
  }
}
