package io.github.carillon.bell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An inbox that writes down what it is asked and answers what it is told to. */
final class ScriptedInbox implements AutoCloseable {

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Script script = Script.OK;

    /** What it answers; a status below 0 is none at all. */
    record Script(int status, String type, String body) {

        static final Script OK = new Script(200, "application/json", "{\"unseen\":2,\"unread\":5}");
        static final Script SILENT = new Script(-1, "", "");
    }

    record Asked(String method, URI uri, String authorization, String body) {}

    private ScriptedInbox(HttpServer server) {
        this.server = server;
    }

    static ScriptedInbox start() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ScriptedInbox inbox = new ScriptedInbox(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
        inbox.server.createContext("/", inbox::answer);
        inbox.server.setExecutor(inbox.threads);
        inbox.server.start();
        return inbox;
    }

    String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    void answers(Script next) {
        script = next;
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(body, StandardCharsets.UTF_8)));
        if (script.status() < 0) {
            return;
        }
        byte[] answer = script.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", script.type());
        exchange.sendResponseHeaders(script.status(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
