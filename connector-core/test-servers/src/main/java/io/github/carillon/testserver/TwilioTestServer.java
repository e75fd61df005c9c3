package io.github.carillon.testserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays Twilio's API for messages on the loopback interface: checks as Twilio checks, answers in Twilio's shape, counts
 * every POST, keeps what it took, and misbehaves when told to. Nothing is sent to anybody.
 *
 * <p>Every method may be called from any thread.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's message resource</a>
 */
public final class TwilioTestServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TwilioTestServer.class);

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(TwilioTestServer::daemon);
    private final TwilioLog log;
    private final TwilioApi api;
    private final TwilioScript posts = new TwilioScript();
    private final TwilioScript reads = new TwilioScript();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile TwilioListener listener = (request, status) -> {};

    private TwilioTestServer(HttpServer server, TwilioAccount account, Clock clock) {
        this.server = server;
        this.log = new TwilioLog(clock);
        this.api = new TwilioApi(account, log);
    }

    /**
     * Starts one on a free port.
     *
     * @throws IOException when it cannot listen
     */
    public static TwilioTestServer start(TwilioAccount account, Clock clock) throws IOException {
        return start(0, account, clock);
    }

    /**
     * Starts one.
     *
     * @param port 0 for a free one
     * @throws IOException when it cannot listen there
     */
    public static TwilioTestServer start(int port, TwilioAccount account, Clock clock) throws IOException {
        sendWithoutDelay();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        TwilioTestServer testServer = new TwilioTestServer(server, account, clock);
        server.createContext("/", testServer::handle);
        server.setExecutor(testServer.executor);
        server.start();
        LOG.info("Twilio test server at {}", testServer.baseUri());
        return testServer;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8089}. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many POSTs came in, whatever became of them. */
    public int requests() {
        return requests.get();
    }

    /** What was taken so far, oldest first. */
    public List<TwilioMessage> messages() {
        return log.all();
    }

    /** Has the next POSTs, after those already spoken for, answered so. */
    public void next(TwilioAnswer answer) {
        posts.add(answer);
    }

    /** How many POSTs are still to be answered as {@link #next} was told. */
    public int answersToCome() {
        return posts.times();
    }

    /** Has the next GETs, after those already spoken for, answered so. */
    public void nextRead(TwilioAnswer answer) {
        reads.add(answer);
    }

    /** Has this listener told of every POST from now on, in place of the one before. */
    public void tell(TwilioListener other) {
        listener = other;
    }

    /** Forgets the messages, the count and the answers still to be given. */
    public void reset() {
        posts.clear();
        reads.clear();
        log.clear();
        requests.set(0);
    }

    /** Stops at once; whoever still waits for an answer is cut off. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean post = "POST".equals(exchange.getRequestMethod());
        int number = post ? requests.incrementAndGet() : 0;
        TwilioAnswer answer = post ? posts.take() : reads.take();
        Reply reply = reply(answer, exchange.getRequestURI(), authorization, post, body);
        if (post) {
            listener.answers(number, answer.mode() == TwilioAnswer.Mode.DROP ? null : reply.status());
        }
        answer(exchange, answer, reply);
    }

    private Reply reply(TwilioAnswer answer, URI uri, @Nullable String authorization, boolean post, String body) {
        if (!answer.looksAtTheRequest()) {
            return TwilioJson.error(new TwilioError(answer.status(), answer.code(), answer.message()))
                    .dressed(answer);
        }
        Reply reply = post ? api.post(uri, authorization, body) : api.get(uri, authorization);
        return reply.status() < 300 ? reply.dressed(answer) : reply;
    }

    private void answer(HttpExchange exchange, TwilioAnswer answer, Reply reply) throws IOException {
        try (exchange) {
            if (answer.mode() == TwilioAnswer.Mode.DROP) {
                return;
            }
            if (answer.mode() == TwilioAnswer.Mode.SLOW && closedWithin(answer.delay())) {
                return;
            }
            reply.writeTo(exchange);
        }
    }

    private boolean closedWithin(Duration delay) {
        try {
            return closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * The JDK's server writes head and body of an answer apart, and TCP then holds the body back for 40 ms (Nagle's
     * algorithm against delayed acknowledgements). It reads the switch for this once, and only from here.
     */
    private static void sendWithoutDelay() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "twilio-test-server");
        thread.setDaemon(true);
        return thread;
    }
}
