package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.RunningApp;
import io.github.carillon.starter.inbox.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Live connections in a web server that shares itself among those who ask. */
final class FairnessTest {

    @Test
    void connections_that_stay_take_no_share_of_the_threads() throws Exception {
        try (RunningApp app =
                RunningApp.alone(Map.of("inbox.jwt.secret", TestTokens.SECRET), "--server.tomcat.threads.max=4")) {
            int port = app.uri("/").getPort();
            try (RawSocket one = RawSocket.open(port, TestTokens.good("", "mary"));
                    RawSocket two = RawSocket.open(port, TestTokens.good("", "mary"));
                    RawSocket three = RawSocket.open(port, TestTokens.good("", "mary"))) {
                assertThat(app.text("/bell/")).contains("<html");
                three.send(RawSocket.closing());
                assertThat(three.rest()).contains(RawSocket.CLOSE);
                assertThat(one.isQuiet() && two.isQuiet()).isTrue();
            }
        }
    }
}
