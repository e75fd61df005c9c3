package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Role;
import io.github.carillon.bench.child.Setup;
import io.github.carillon.core.smtp.SmtpChannel;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The SMTP channel without engine and ledger, beside connections that are kept by hand: {@code pool COUNT} and {@code
 * kept COUNT} send so many mails and answer with the rate in mails per second.
 */
public final class PoolRole implements Role {

    private static final int CONNECTIONS = 4;
    private static final long LONGEST_MINUTES = 30;

    private final int port;
    private final SmtpChannel channel;
    private final AtomicInteger numbers = new AtomicInteger();

    /** Connects to nothing yet. */
    public PoolRole(Setup setup) {
        this.port = setup.number("port");
        this.channel = new SmtpChannel(Relays.smtp(port, CONNECTIONS), Clock.systemUTC());
    }

    @Override
    public String answer(String command, List<String> words) throws IOException, InterruptedException {
        return switch (command) {
            case "pool" -> String.valueOf(rate(Integer.parseInt(words.get(0)), new PooledMails(channel, numbers)));
            case "kept" -> String.valueOf(rate(Integer.parseInt(words.get(0)), new KeptMails(port, numbers)));
            default -> throw new IOException("the pool knows no " + command);
        };
    }

    @Override
    public void close() {
        channel.close();
    }

    /** Mails, sent by each thread on its own. */
    interface Mails {

        /** Sends so many. */
        void send(int count) throws MessagingException;
    }

    private static double rate(int count, Mails mails) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        for (int thread = 0; thread < CONNECTIONS; thread++) {
            threads.execute(() -> {
                try {
                    mails.send(count / CONNECTIONS);
                } catch (MessagingException refused) {
                    throw new IllegalStateException("the relay takes every mail", refused);
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the relay takes no mail");
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }
}
