package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PeerNetworkTest {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  private static String network(int family, int offset, byte[] address) {
    ByteBuffer bytes = ByteBuffer.allocate(128).order(ByteOrder.nativeOrder());
    bytes.putShort(0, (short) family).put(offset, address);
    return PeerNetwork.of(bytes);
  }

  private static String inet6(String address) throws UnknownHostException {
    return network(AF_INET6, 8, InetAddress.getByName(address).getAddress());
  }

  @Test
  void clientsOfTheOldInternetAreToldApartByTheirAddress() {
    assertThat(network(AF_INET, 4, new byte[] {127, 0, 0, 1})).isEqualTo("7f000001");
    assertThat(network(AF_INET, 4, new byte[] {(byte) 192, 0, 2, 7})).isEqualTo("c0000207");
  }

  @Test
  void clientsOfTheNewInternetAreToldApartByTheirNetwork() throws UnknownHostException {
    assertThat(inet6("2001:db8:1:2::3")).isEqualTo("20010db800010002");
    assertThat(inet6("2001:db8:1:2:ffff::9")).isEqualTo(inet6("2001:db8:1:2::3"));
    assertThat(inet6("2001:db8:1:3::3")).isNotEqualTo(inet6("2001:db8:1:2::3"));
  }

  @Test
  void oldAddressesInNewOnesCountAsOldOnes() {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(network(AF_INET6, 8, mapped)).isEqualTo("7f000001");
  }

  @Test
  void clientsOfAUnixSocketAreAllTheSame() {
    assertThat(network(AF_UNIX, 2, new byte[] {'/', 'x'})).isEmpty();
  }
}
