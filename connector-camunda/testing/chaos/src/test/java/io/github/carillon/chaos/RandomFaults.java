package io.github.carillon.chaos;

import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.Fault.Phase;
import io.github.carillon.testserver.TwilioAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * Draws what goes wrong with the message after this one: one in twenty is told to come later, and at each phase one in
 * a hundred connections breaks or falls silent. The same seed draws the same faults, but what meets them depends on how
 * the workers' threads take turns.
 */
final class RandomFaults {

    private static final double LATER = 0.05;
    private static final double BROKEN = 0.01;
    private static final double SILENT = 0.002;
    private static final List<Phase> REPLIES = List.of(Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.DOT);

    /** Every phase of a mail in clear that goes well. */
    private static final List<Phase> PHASES =
            List.copyOf(EnumSet.complementOf(EnumSet.of(Phase.SECURED_EHLO, Phase.RSET)));

    private final long seed;
    private final Random random;
    private Sinks sinks;
    private int count;
    private int lostAnswers;

    RandomFaults(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** From now on. */
    synchronized void into(Sinks target) {
        sinks = target;
        target.twilio().tell((number, status) -> beforeNextText());
        beforeNextText();
    }

    synchronized void beforeNextMail() {
        if (random.nextDouble() < LATER) {
            mail(Fault.reply(REPLIES.get(random.nextInt(REPLIES.size())), "451 4.3.0 later"));
        }
        for (Phase phase : PHASES) {
            double chance = random.nextDouble();
            if (chance < BROKEN) {
                mail(Fault.drop(phase));
            } else if (chance < BROKEN + SILENT) {
                mail(Fault.stall(phase));
            }
        }
    }

    /** How many faults were drawn. */
    synchronized int count() {
        return count;
    }

    /** How many mails at most were taken by a server whose answer then did not come. */
    synchronized int lostAnswers() {
        return lostAnswers;
    }

    @Override
    public synchronized String toString() {
        return count + " faults, " + lostAnswers + " of them lost the answer to a mail, seed " + seed;
    }

    private synchronized void beforeNextText() {
        double chance = random.nextDouble();
        if (chance < LATER) {
            text(TwilioAnswer.status(429));
        } else if (chance < LATER + BROKEN * PHASES.size()) {
            text(TwilioAnswer.drop());
        }
    }

    private void mail(Fault fault) {
        count++;
        if (fault.phase() == Phase.DOT && fault.action().match(line -> false, () -> true, () -> true)) {
            lostAnswers++;
        }
        sinks.smtp().next(fault);
    }

    private void text(TwilioAnswer answer) {
        count++;
        sinks.twilio().next(answer);
    }
}
