package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalEntityTest {
  private final XmlRpcCodec codec = new XmlRpcCodec();
  private ServerSocketChannel server;
  private String url;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    url = "http://127.0.0.1:" + server.socket().getLocalPort() + "/x.dtd";
  }

  @AfterEach
  void stopListening() throws IOException {
    server.close();
  }

  private void assertRefusedUnfetched(String doctype) throws IOException {
    String xml =
        doctype
            + "<methodCall><methodName>a.b</methodName><params><param><value>&x;</value>"
            + "</param></params></methodCall>";
    assertThatThrownBy(() -> codec.parse(xml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidCallException.class);
    assertThat(server.accept()).isNull();
  }

  @Test
  void externalDocumentTypesAreNotFetched() throws IOException {
    assertRefusedUnfetched("<!DOCTYPE methodCall SYSTEM \"" + url + "\">");
  }

  @Test
  void externalEntitiesAreNotFetched() throws IOException {
    assertRefusedUnfetched("<!DOCTYPE m [<!ENTITY x SYSTEM \"" + url + "\">]>");
    assertRefusedUnfetched("<!DOCTYPE m [<!ENTITY % x SYSTEM \"" + url + "\"> %x;]>");
  }

  @Test
  void filesAreNotRead(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    assertRefusedUnfetched("<!DOCTYPE m [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>");
  }

  @Test
  void neitherSchemasNorStylesheetsAreFetched() throws Exception {
    String xml =
        "<?xml-stylesheet type='text/xsl' href='"
            + url
            + "'?>"
            + "<methodCall xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            + "xsi:noNamespaceSchemaLocation='"
            + url
            + "'><methodName>a.b</methodName></methodCall>";
    assertThat(codec.parse(xml.getBytes(StandardCharsets.UTF_8)).method()).isEqualTo("a.b");
    assertThat(server.accept()).isNull();
  }
}
