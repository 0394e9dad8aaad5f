package org.jsupervisor.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final List<Object> PARAMS =
      Arrays.asList("text", 5, " 6 ", 7.9, true, null, List.of(), Map.of("a", 1), "", 0);

  @Test
  void onlyTextIsText() throws XmlRpcFault {
    assertThat(Parameters.string(PARAMS, 0)).isEqualTo("text");
    for (int index : new int[] {1, 3, 4, 5, 6, 7}) {
      assertThatThrownBy(() -> Parameters.string(PARAMS, index))
          .isInstanceOfSatisfying(
              XmlRpcFault.class, fault -> assertThat(fault.code()).isEqualTo(2));
    }
  }

  @Test
  void numbersMayComeAsText() throws XmlRpcFault {
    assertThat(Parameters.integer(PARAMS, 1)).isEqualTo(5);
    assertThat(Parameters.integer(PARAMS, 2)).isEqualTo(6);
    assertThat(Parameters.integer(PARAMS, 3)).isEqualTo(7);
    assertThat(Parameters.integer(PARAMS, 4)).isEqualTo(1);
    for (int index : new int[] {0, 5, 6, 7}) {
      assertThatThrownBy(() -> Parameters.integer(PARAMS, index))
          .hasMessage("INCORRECT_PARAMETERS");
    }
  }

  @Test
  void emptyThingsAreFalse() {
    boolean[] expected = {true, true, true, true, true, false, false, true, false, false};
    for (int i = 0; i < expected.length; i++) {
      assertThat(Parameters.truth(PARAMS, i, true)).as("param %d", i).isEqualTo(expected[i]);
    }
    assertThat(Parameters.truth(PARAMS, 10, true)).isTrue();
    assertThat(Parameters.truth(PARAMS, 10, false)).isFalse();
  }
}
