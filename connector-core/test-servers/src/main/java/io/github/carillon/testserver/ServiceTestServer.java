package io.github.carillon.testserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays a service's HTTPS API over plain HTTP on the loopback interface: checks what the service checks, keeps every
 * request, and misbehaves when told to. Nothing is sent to anybody. All methods may be called from any thread.
 */
public abstract sealed class ServiceTestServer implements AutoCloseable
        permits ContainerCredentialsTestServer,
                EndpointTestServer,
                FcmTestServer,
                GraphTestServer,
                InstanceMetadataTestServer,
                PushTestServer,
                SendGridTestServer,
                SesTestServer,
                StsTestServer,
                TokenTestServer,
                WebhookTestServer {

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(ServiceTestServer::daemon);
    private final Queue<ServiceAnswer> script = new ConcurrentLinkedQueue<>();
    private final List<ServiceRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch late = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    ServiceTestServer() {
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException nowhere) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", nowhere);
        }
        server.createContext("/", this::handle);
        server.setExecutor(executor);
    }

    /** What the service says to a request. */
    abstract Reply answer(ServiceRequest request);

    /** Whether a scripted answer may be for this request: a POST to the service itself. */
    boolean isScripted(ServiceRequest request) {
        return request.method().equals("POST") && !request.path().endsWith("/token");
    }

    final void listen() {
        server.start();
    }

    /** Where it listens, such as {@code http://127.0.0.1:8089}. */
    public final URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What came in so far, oldest first, whatever became of it. */
    public final List<ServiceRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many requests came in for this path. */
    public final long requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    /**
     * Has the next request to the service itself, after those already spoken for, answered so: a POST where nothing else
     * is said; tokens are not touched.
     */
    public final void next(ServiceAnswer answer) {
        script.add(answer);
    }

    /** Gives the answers that were to come late. */
    public final void answerLate() {
        late.countDown();
    }

    /** Stops at once; whoever still waits for an answer is cut off. */
    @Override
    public final void close() {
        closed.countDown();
        late.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ServiceRequest request = new ServiceRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            requests.add(request);
            ServiceAnswer answer = isScripted(request) ? script.poll() : null;
            if (answer == null) {
                answer(request).writeTo(exchange);
            } else {
                misbehave(exchange, request, answer);
            }
        }
    }

    private void misbehave(HttpExchange exchange, ServiceRequest request, ServiceAnswer answer) throws IOException {
        if (answer.mode() == ServiceAnswer.Mode.REPLY) {
            new Reply(
                            answer.status(),
                            answer.headers(),
                            answer.headers().getOrDefault("Content-Type", "application/json"),
                            answer.body())
                    .writeTo(exchange);
            return;
        }
        Reply usual = answer(request);
        switch (answer.mode()) {
            case STALL -> await(closed);
            case LATE -> {
                await(late);
                usual.writeTo(exchange);
            }
            default -> {
                // the connection is closed
            }
        }
    }

    private static void await(CountDownLatch moment) {
        try {
            moment.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "service-test-server");
        thread.setDaemon(true);
        return thread;
    }
}
