package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class SandboxOptionsTest {

    @Test
    void without_options_the_page_is_on_8080_and_the_rest_on_free_ports() {
        assertThat(SandboxOptions.parse()).isEqualTo(new SandboxOptions(8080, 0, 0, 0, true, true));
    }

    @Test
    void every_port_can_be_chosen() {
        SandboxOptions options = SandboxOptions.parse(
                "--port=8081", "--smtp-port=2525", "--imap-port=1143", "--twilio-port=8082", "--start=false");

        assertThat(options).isEqualTo(new SandboxOptions(8081, 2525, 1143, 8082, false, true));
    }

    @Test
    void every_mistake_is_named_at_once() {
        assertThatThrownBy(() -> SandboxOptions.parse("--prt=1", "--port=65536", "--smtp-port=x", "--start=maybe"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("--prt=1 is no option")
                .hasMessageContaining("--port=65536 is no port")
                .hasMessageContaining("--smtp-port=x is no port")
                .hasMessageContaining("--start=maybe is neither true nor false");
    }

    @Test
    void a_taken_port_is_said_with_the_option_that_chooses_another() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> Sandbox.start("--port=" + other.getLocalPort()))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " is taken by another program.")
                    .hasMessageEndingWith("--port=" + (other.getLocalPort() + 1));
        }
    }
}
