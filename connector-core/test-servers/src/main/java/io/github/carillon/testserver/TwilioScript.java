package io.github.carillon.testserver;

import java.util.ArrayDeque;
import java.util.Deque;

/** The answers still to be given, in their order; after the last one every answer is normal. Thread-safe. */
final class TwilioScript {

    private final Deque<TwilioAnswer> answers = new ArrayDeque<>();

    synchronized void add(TwilioAnswer answer) {
        answers.addLast(answer);
    }

    /** How many answers are still to be given. */
    synchronized int times() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                answers.stream().mapToLong(TwilioAnswer::times).sum());
    }

    synchronized TwilioAnswer take() {
        TwilioAnswer answer = answers.pollFirst();
        if (answer == null) {
            return TwilioAnswer.normal();
        }
        if (answer.times() > 1) {
            answers.addFirst(answer.times(answer.times() - 1));
        }
        return answer;
    }

    synchronized void clear() {
        answers.clear();
    }
}
