package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.TextSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Camunda and its forks, as far as they show where their web apps are. */
final class WebAppsTest {

    private final HttpServer server = server();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void camundas_are_where_they_always_were() {
        serve(Map.of("/engine-rest/version", "{\"version\":\"7.24.0\"}", "/operaton/", "another one's"));

        assertThat(webApps().path()).isEqualTo("camunda");
    }

    @Test
    void operatons_are_found_by_looking() {
        serve(Map.of("/engine-rest/version", "{\"version\":\"1.0.3\"}", "/operaton/app/cockpit/default/", "Cockpit"));

        assertThat(webApps().path()).isEqualTo("operaton");
    }

    @Test
    void operatons_are_known_by_its_name_where_they_are_on_another_host() {
        serve(Map.of(
                "/engine-rest/version",
                "{\"version\":\"2.1.0\"}",
                "/engine-rest/telemetry/data",
                "{\"product\":{\"name\":\"Operaton BPM Runtime\"}}"));

        assertThat(webApps().path()).isEqualTo("operaton");
    }

    @Test
    void those_of_another_fork_are_where_camundas_are() {
        serve(Map.of("/engine-rest/version", "{\"version\":\"2.0.0\"}"));

        assertThat(webApps().path()).isEqualTo("camunda");
    }

    @Test
    void links_go_to_the_engine_that_the_rest_names() {
        assertThat(TextSettings.standard(URI.create("http://localhost/engine-rest/engine/second/"))
                        .cockpitLink())
                .isEqualTo("http://localhost/{webapps}/app/cockpit/second/#/process-instance/{instance}/runtime");
        assertThat(TextSettings.standard(URI.create("http://localhost/engine-rest"))
                        .cockpitLink())
                .isEqualTo("http://localhost/{webapps}/app/cockpit/default/#/process-instance/{instance}/runtime");
    }

    private WebApps webApps() {
        return new WebApps(new EngineRest(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/engine-rest"), EngineAccess.none()));
    }

    private void serve(Map<String, String> pages) {
        pages.forEach((path, page) -> server.createContext(path, exchange -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }));
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return server;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
