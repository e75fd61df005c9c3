package io.github.carillon.core.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Answers as told, accepts when told nothing, and remembers what it was given. */
public final class FakeChannel implements Channel<String> {

    /** A message whose task brought a sender of its own. */
    public static final String OWN_SENDER = "own sender";

    /** A message whose task brought an account of its own. */
    public static final String OWN_ACCOUNT = "own account";

    public final List<String> sent = new ArrayList<>();

    /** Why nothing may be sent at the moment, or null. */
    public @Nullable Outcome notNow;

    private final Queue<Outcome> answers = new ArrayDeque<>();

    public void answer(Outcome outcome) {
        answers.add(outcome);
    }

    @Override
    public String kind() {
        return "fake";
    }

    @Override
    public Permit<String> admit(String message, Duration patience) {
        return notNow == null ? Channel.super.admit(message, patience) : new Permit.NotNow<>(notNow);
    }

    @Override
    public Brought brought(String message) {
        return switch (message) {
            case OWN_SENDER -> Brought.SENDER;
            case OWN_ACCOUNT -> Brought.ACCOUNT;
            default -> Brought.NOTHING;
        };
    }

    @Override
    public Outcome send(Delivery<String> delivery) {
        sent.add(delivery.message());
        Outcome told = answers.poll();
        return told == null ? new Outcome.Accepted("id-" + sent.size(), "queued") : told;
    }
}
