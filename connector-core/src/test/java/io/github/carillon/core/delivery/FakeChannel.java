package io.github.carillon.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Answers as told, accepts when told nothing, and remembers what it was given. */
final class FakeChannel implements Channel<String> {

    final List<String> sent = new ArrayList<>();
    private final Queue<Outcome> answers = new ArrayDeque<>();

    void answer(Outcome outcome) {
        answers.add(outcome);
    }

    @Override
    public String kind() {
        return "fake";
    }

    @Override
    public Outcome send(Delivery<String> delivery) {
        sent.add(delivery.message());
        Outcome told = answers.poll();
        return told == null ? new Outcome.Accepted("id-" + sent.size(), "queued") : told;
    }
}
