package org.jsupervisor.rpc.xmlrpc;

import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.MapParser;
import org.apache.xmlrpc.parser.ObjectArrayParser;
import org.apache.xmlrpc.parser.TypeParser;
import org.apache.xmlrpc.serializer.TypeSerializer;

/**
 * Chooses Apache's parsers for arrays and structs and ours for everything else, because Apache's
 * refuse what clients of the original may send (control.md 2.2). No vendor extension is reachable.
 */
final class ValueTypes implements TypeFactory {

  @Override
  public TypeParser getParser(
      XmlRpcStreamConfig config, NamespaceContextImpl context, String uri, String localName) {
    return switch (localName) {
      case "array" -> new ObjectArrayParser(config, context, this);
      case "struct" -> new MapParser(config, context, this);
      default -> new ScalarParser(localName);
    };
  }

  @Override
  public TypeSerializer getSerializer(XmlRpcStreamConfig config, Object value) {
    throw new UnsupportedOperationException("answers are written by XmlRpcWriter");
  }
}
