package io.github.carillon.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with the worker in it, on a free port, with a ledger in memory. */
public final class RunningApp implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningApp with(Map<String, ?> settings) {
        return of(TestHost.application(), settings);
    }

    public static RunningApp of(SpringApplication application, Map<String, ?> settings) {
        return run(application, settings, List.of());
    }

    private static RunningApp run(SpringApplication application, Map<String, ?> settings, List<String> others) {
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--carillon.ledger.url=jdbc:h2:mem:" + UUID.randomUUID(),
                "--carillon.worker.stop-within=1s",
                "--carillon.worker.long-poll=500ms");
        Stream<String> given = settings.entrySet().stream()
                .map(setting -> "--carillon." + setting.getKey() + "=" + setting.getValue());
        return new RunningApp(application.run(Stream.of(own, given, others.stream())
                .flatMap(arguments -> arguments)
                .toArray(String[]::new)));
    }

    /**
     * By itself: neither the engine nor the mail server is there.
     *
     * @param more settings, without {@code carillon.}
     * @param others arguments as on the command line
     */
    public static RunningApp alone(Map<String, String> more, String... others) {
        return alone(TestHost.application(), more, others);
    }

    /** The same with beans of its own. */
    public static RunningApp aloneWith(Class<?> beans, Map<String, String> more) {
        SpringApplication application = TestHost.application();
        application.addPrimarySources(List.of(beans));
        return alone(application, more);
    }

    private static RunningApp alone(SpringApplication application, Map<String, String> more, String... others) {
        Map<String, String> settings = new HashMap<>();
        settings.put("engine.url", "http://127.0.0.1:9/engine-rest");
        settings.put("connections.mail.type", "smtp");
        settings.put("connections.mail.host", "127.0.0.1");
        settings.put("connections.mail.port", "9");
        settings.put("connections.mail.from", "shop@example.org");
        settings.put("connections.mail.security", "plain");
        settings.putAll(more);
        return run(application, settings, List.of(others));
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public boolean isUp() {
        return context.isActive();
    }

    public JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(text(path));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    public String text(String path) {
        return get(path).body();
    }

    public int status(String path) {
        return get(path).statusCode();
    }

    @Override
    public void close() {
        context.close();
    }

    public URI uri(String path) {
        return uri("local.server.port", path);
    }

    /** Where operators ask, if that has a port of its own. */
    public URI managementUri(String path) {
        return uri("local.management.port", path);
    }

    private URI uri(String property, String path) {
        String port = context.getEnvironment().getRequiredProperty(property);
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
