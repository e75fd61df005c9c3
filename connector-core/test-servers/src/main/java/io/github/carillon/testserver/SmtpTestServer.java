package io.github.carillon.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMTP server on 127.0.0.1 that keeps what it is sent and misbehaves when told to: the sandbox's mail catcher, and
 * the judge of the SMTP channel's tests. Speaks RFC 5321 with STARTTLS, implicit TLS, AUTH PLAIN, LOGIN,
 * CRAM-MD5 and XOAUTH2, and SMTPUTF8, as its options say. Remembers the latest 10,000 mails and conversations. All methods may be called from any
 * thread.
 */
public final class SmtpTestServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTestServer.class);

    private final SmtpTestServerOptions options;
    private final FaultScript script = new FaultScript();
    private final SmtpRecord record = new SmtpRecord();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger letIn = new AtomicInteger();
    private ServerSocket listener;
    private Thread accepting;

    private SmtpTestServer(SmtpTestServerOptions options) {
        this.options = options;
        this.listener = listen(options.port());
        this.accepting = accept(listener);
    }

    /**
     * Starts one that listens when this returns.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static SmtpTestServer start(SmtpTestServerOptions options) {
        return new SmtpTestServer(options);
    }

    /** Starts one on a free port, without TLS and login. */
    public static SmtpTestServer start() {
        return start(SmtpTestServerOptions.defaults());
    }

    /** The port it listens on; the same after a {@link #restart()}. */
    public synchronized int port() {
        return listener.getLocalPort();
    }

    /** Adds a fault to those still to come; the first that meets the moment is used. */
    public void next(Fault fault) {
        script.add(fault);
    }

    /** How often it is still to misbehave; {@link Integer#MAX_VALUE} for always. */
    public int faultsToCome() {
        return script.times();
    }

    /** Behaves from now on: forgets the faults still to come. */
    public void behave() {
        script.clear();
    }

    /** The mails received, oldest first. */
    public List<ReceivedMail> mails() {
        return record.mails();
    }

    /** The commands of each conversation, oldest first. */
    public List<List<SmtpCommand>> sessions() {
        return record.sessions();
    }

    /** How many connections were ever accepted. */
    public int connections() {
        return record.connections();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return connections.size();
    }

    /** Closes every connection, as a server that went away without a word, and keeps listening. */
    public void dropConnections() {
        connections.forEach(SmtpTestServer::close);
    }

    /** Closes every connection and the port; what was received is kept. */
    public synchronized void stop() {
        close(listener);
        awaitEnd(accepting);
        dropConnections();
    }

    /**
     * Stops and listens on the same port again.
     *
     * @throws UncheckedIOException when somebody else took the port meanwhile
     */
    public synchronized void restart() {
        int port = port();
        stop();
        listener = listen(port);
        accepting = accept(listener);
    }

    @Override
    public void close() {
        stop();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, taken);
        }
    }

    private Thread accept(ServerSocket socket) {
        return daemon("smtp-test-server-" + socket.getLocalPort(), () -> acceptFrom(socket));
    }

    private void acceptFrom(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.add(client);
                daemon("smtp-conversation", () -> converse(client));
            } catch (IOException stopped) {
                LOG.debug("no longer listening: {}", stopped.getMessage());
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            SmtpWire wire = new SmtpWire(client, options.latency());
            SmtpConversation conversation = new SmtpConversation(options, script, record, wire);
            if (letIn.incrementAndGet() > options.limits().connections()) {
                letIn.decrementAndGet();
                conversation.turnAway();
                return;
            }
            try {
                conversation.run();
            } finally {
                letIn.decrementAndGet();
            }
        } catch (IOException ended) {
            LOG.debug("conversation ended: {}", ended.getMessage());
        } finally {
            connections.remove(client);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Until the accepting thread is gone, the kernel may still take a connection on the closed port. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyGone) {
            LOG.debug("closing: {}", alreadyGone.getMessage());
        }
    }
}
