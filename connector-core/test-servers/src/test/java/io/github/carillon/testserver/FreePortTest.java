package io.github.carillon.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class FreePortTest {

    @Test
    void somebody_may_listen_there_and_no_connection_goes_out_from_there() throws Exception {
        int port = FreePort.any();

        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Socket connection = new Socket(listening.getInetAddress(), port)) {
            assertThat(connection.getLocalPort()).isGreaterThan(32_000);
            assertThat(port).isLessThan(32_000);
        }
    }
}
