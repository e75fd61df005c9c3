package io.github.carillon.testserver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a test server remembers: the latest mails and the latest conversations, so that it may run for days. */
final class SmtpRecord {

    private static final int KEPT = 10_000;

    private final Deque<ReceivedMail> mails = new ArrayDeque<>();
    private final Deque<List<SmtpCommand>> sessions = new ArrayDeque<>();
    private int connections;

    synchronized List<SmtpCommand> openSession() {
        List<SmtpCommand> commands = new ArrayList<>();
        connections++;
        sessions.addLast(commands);
        if (sessions.size() > KEPT) {
            sessions.removeFirst();
        }
        return commands;
    }

    synchronized void add(List<SmtpCommand> session, SmtpCommand command) {
        session.add(command);
    }

    synchronized void add(ReceivedMail mail) {
        mails.addLast(mail);
        if (mails.size() > KEPT) {
            mails.removeFirst();
        }
    }

    synchronized int connections() {
        return connections;
    }

    synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    synchronized List<List<SmtpCommand>> sessions() {
        return sessions.stream().map(List::copyOf).toList();
    }
}
