package io.github.carillon.sandbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Takes every mail and delivers none. A relay that can be told to misbehave stands in front; behind it GreenMail keeps
 * a mailbox for each recipient, which any mail program reads by IMAP with the address as user and any password.
 * Thread-safe.
 */
final class MailCatcher implements AutoCloseable {

    private static final int KEPT = 10_000;

    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private final Session session = Session.getInstance(new Properties());
    private final Consumer<CaughtMail> arrival;
    private final GreenMail mailboxes;
    private final SmtpTestServer relay;

    /**
     * @param smtpPort where mails are taken
     * @param imapPort where they are read
     * @param arrival told of every mail once it is kept, on the connection's thread
     */
    MailCatcher(int smtpPort, int imapPort, Consumer<CaughtMail> arrival) {
        this.arrival = arrival;
        this.mailboxes = new GreenMail(new ServerSetup(imapPort, Loopback.HOST, ServerSetup.PROTOCOL_IMAP));
        mailboxes.start();
        mailboxes.getUserManager().setAuthRequired(false);
        this.relay = SmtpTestServer.start(
                SmtpTestServerOptions.defaults().withPort(smtpPort).withConsumer(this::keep));
    }

    /** The latest 10,000, oldest first. */
    List<CaughtMail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /** The relay misbehaves in this way when a conversation next reaches that phase. */
    void next(Fault fault) {
        relay.next(fault);
    }

    /** How often the relay is still to misbehave. */
    int faultsToCome() {
        return relay.faultsToCome();
    }

    int smtpPort() {
        return relay.port();
    }

    int imapPort() {
        return mailboxes.getImap().getPort();
    }

    @Override
    public void close() {
        relay.close();
        mailboxes.stop();
    }

    private void keep(ReceivedMail received) {
        CaughtMail mail = read(received);
        synchronized (mails) {
            if (mails.size() == KEPT) {
                mails.removeFirst();
            }
            mails.addLast(mail);
        }
        arrival.accept(mail);
    }

    /** A mail that breaks the rules is still shown, as it came. */
    private CaughtMail read(ReceivedMail received) {
        try {
            MimeMessage message = new MimeMessage(session, received.content());
            CaughtMail mail = MailReader.read(received, message);
            for (String recipient : received.recipients()) {
                mailbox(recipient).deliver(new MimeMessage(message));
            }
            return mail;
        } catch (MessagingException | IOException | UserException malformed) {
            return CaughtMail.unread(received);
        }
    }

    private GreenMailUser mailbox(String address) throws UserException {
        UserManager users = mailboxes.getUserManager();
        synchronized (users) {
            GreenMailUser known = users.getUserByEmail(address);
            return known == null ? users.createUser(address, address, address) : known;
        }
    }
}
