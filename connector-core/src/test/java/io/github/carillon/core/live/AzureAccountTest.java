package io.github.carillon.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AzureAccountTest {

    private static final String ENDPOINT = "https://example.service.signalr.net";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Endpoint=https://example.service.signalr.net;AccessKey=a+b/c=;Version=1.0;",
                "accesskey=a+b/c=; endpoint=https://example.service.signalr.net/ ;",
                "Endpoint=https://example.service.signalr.net;AccessKey=a+b/c=;ServerEndpoint=https://other.example"
            })
    void a_connection_string_has_an_endpoint_and_a_key(String text) {
        AzureAccount account = AzureAccount.parse(text).match(read -> read, reason -> {
            throw new AssertionError(reason);
        });

        assertThat(account.endpoint()).isEqualTo(URI.create(ENDPOINT));
        assertThat(account.key().reveal()).isEqualTo("a+b/c=");
    }

    @Test
    void a_port_may_stand_by_itself() {
        assertThat(AzureAccount.parse("Endpoint=http://127.0.0.1;Port=8888;AccessKey=k;Version=1.0")
                        .map(AzureAccount::endpoint))
                .isEqualTo(Validated.valid(URI.create("http://127.0.0.1:8888")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',has no AccessKey",
        "Endpoint=https://example.service.signalr.net,has no AccessKey",
        "AccessKey=hunter2,has no Endpoint",
        "Endpoint=example.service.signalr.net;AccessKey=hunter2,not like https://",
        "Endpoint=ftp://example.org;AccessKey=hunter2,not like https://",
        "Endpoint=https://example.org/path;AccessKey=hunter2,not like https://",
        "Endpoint=https://exa mple.org;AccessKey=hunter2,not like https://",
        "Endpoint=https://example.org;Port=x;AccessKey=hunter2,Port that is no number",
        "Endpoint=https://example.org;AccessKey=hunter2;Version=2.0,must be of Version 1.0",
        "Endpoint=https://example.org;AuthType=azure.msi;Version=1.0,no AuthType",
        "Endpoint=https://example.org;AccessKey=hunter2;AccessKey=hunter3,says something twice",
        "hunter2,must consist of parts"
    })
    void a_mistake_is_named_and_the_key_is_not(String text, String expected) {
        String reason = AzureAccount.parse(text).match(read -> "no mistake", words -> words);

        assertThat(reason).contains(expected).doesNotContain("hunter");
    }
}
