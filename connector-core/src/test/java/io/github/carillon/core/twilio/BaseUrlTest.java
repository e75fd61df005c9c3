package io.github.carillon.core.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.twilio.com, https://api.dublin.ie1.twilio.com/a.json?b=%2B1",
        "http://127.0.0.1:8089, http://127.0.0.1:8089/a.json?b=%2B1",
        "https://gateway.example.org/twilio/, https://gateway.example.org/twilio/a.json?b=%2B1",
    })
    void moves_an_address_to_another_server_and_keeps_region_and_edge_at_twilio(URI base, URI expected) {
        URI address = URI.create("https://api.dublin.ie1.twilio.com/a.json?b=%2B1");

        assertThat(new BaseUrl(base).of(address)).isEqualTo(expected);
    }
}
