package io.github.carillon.testserver;

import io.github.carillon.testserver.Fault.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One client's conversation from greeting to goodbye (RFC 5321). Runs on one thread. */
final class SmtpConversation {

    private static final Pattern PATH =
            Pattern.compile("(?i)(MAIL FROM|RCPT TO): ?<(?<address>(\"[^\"]*\"|[^>\"]++)*)>(?<parameters>.*)");

    private static final String ACCEPTED = "250 2.0.0 accepted";

    private final SmtpTestServerOptions options;
    private final FaultScript script;
    private final SmtpRecord record;
    private final SmtpWire wire;
    private final List<SmtpCommand> commands;
    private final List<String> recipients = new ArrayList<>();
    private boolean open = true;
    private boolean upgraded;
    private boolean loggedIn;
    private boolean utf8;
    private int mails;
    private @Nullable String sender;
    private @Nullable String closing;

    SmtpConversation(SmtpTestServerOptions options, FaultScript script, SmtpRecord record, SmtpWire wire) {
        this.options = options;
        this.script = script;
        this.record = record;
        this.wire = wire;
        this.commands = record.openSession();
    }

    /** Turns the client away, since it has as many connections as it may. */
    void turnAway() throws IOException {
        wire.write("421 4.7.0 too many connections from your host");
        wire.flush();
    }

    void run() throws IOException {
        SmtpTestServerOptions.Tls tls = options.tls();
        if (tls != null && tls.implicit()) {
            wire.upgrade(tls);
        }
        if (!faulted(Phase.CONNECT, null)) {
            wire.write("220 test-server ESMTP");
            wire.flush();
        }
        while (open) {
            answer(readCommand());
        }
        wire.flush();
    }

    private void answer(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        if (closing != null && !verb.equals("QUIT")) {
            wire.write(closing);
            return;
        }
        switch (verb) {
            case "EHLO" -> ehlo();
            case "HELO" -> wire.write("250 test-server");
            case "STARTTLS" -> startTls();
            case "AUTH" -> auth(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" -> data();
            case "RSET" -> rset();
            case "NOOP" -> wire.write("250 2.0.0 still here");
            case "QUIT" -> {
                wire.write("221 2.0.0 goodbye");
                open = false;
            }
            default -> wire.write("502 5.5.1 not implemented");
        }
    }

    private void ehlo() throws IOException {
        if (faulted(upgraded ? Phase.SECURED_EHLO : Phase.EHLO, null)) {
            return;
        }
        List<String> offered = new ArrayList<>(List.of("test-server"));
        offered.addAll(options.capabilities());
        if (mayUpgrade()) {
            offered.add("STARTTLS");
        } else if (asksForLogin()) {
            offered.add("AUTH " + mechanisms());
        }
        String[] lines = new String[offered.size()];
        for (int index = 0; index < lines.length; index++) {
            lines[index] = (index == lines.length - 1 ? "250 " : "250-") + offered.get(index);
        }
        wire.write(lines);
    }

    private String mechanisms() {
        SmtpTestServerOptions.Login login = options.login();
        return login == null ? "XOAUTH2" : String.join(" ", login.mechanisms());
    }

    private boolean mayUpgrade() {
        return options.tls() != null && !wire.encrypted();
    }

    private void startTls() throws IOException {
        SmtpTestServerOptions.Tls tls = options.tls();
        if (tls == null || wire.encrypted()) {
            wire.write("502 5.5.1 not offered");
            return;
        }
        wire.write("220 2.0.0 go ahead");
        wire.upgrade(tls);
        upgraded = true;
        reset();
    }

    private void auth(String line) throws IOException {
        if (!asksForLogin() || mayUpgrade()) {
            wire.write("502 5.5.1 not offered");
            return;
        }
        boolean accepted = new SmtpLogin(options.login(), options.tokenLogin()).accepts(line, this::challenge);
        if (faulted(Phase.AUTH, null)) {
            return;
        }
        loggedIn = accepted;
        wire.write(accepted ? "235 2.7.0 welcome" : "535 5.7.8 wrong user or password");
    }

    private boolean asksForLogin() {
        return options.login() != null || options.tokenLogin() != null;
    }

    private String challenge(String reply) throws IOException {
        wire.write(reply);
        return readCommand();
    }

    private void mail(String line) throws IOException {
        Matcher path = PATH.matcher(line);
        if (asksForLogin() && !loggedIn) {
            wire.write("530 5.7.0 log in first");
        } else if (!path.matches()) {
            wire.write("501 5.5.4 no sender");
        } else if (mails >= options.limits().mails()) {
            wire.write("452 4.5.3 Too many messages sent");
        } else if (!faulted(Phase.MAIL, null)) {
            reset();
            sender = path.group("address");
            utf8 = path.group("parameters").toUpperCase(Locale.ROOT).contains("SMTPUTF8");
            wire.write("250 2.1.0 sender ok");
        }
    }

    private void rcpt(String line) throws IOException {
        Matcher path = PATH.matcher(line);
        if (sender == null) {
            wire.write("503 5.5.1 MAIL first");
        } else if (!path.matches()) {
            wire.write("501 5.5.4 no recipient");
        } else if (!utf8 && path.group("address").chars().anyMatch(character -> character > 126)) {
            wire.write("553 5.6.7 that address needs SMTPUTF8");
        } else if (!faulted(Phase.RCPT, path.group("address"))) {
            recipients.add(path.group("address"));
            wire.write("250 2.1.5 recipient ok");
        }
    }

    private void data() throws IOException {
        if (sender == null || recipients.isEmpty()) {
            wire.write("503 5.5.1 no recipient");
            return;
        }
        if (faulted(Phase.DATA, null)) {
            return;
        }
        wire.write("354 go ahead, end with a dot");
        Optional<Fault.Action> inBody = script.take(Phase.BODY, null);
        if (inBody.isPresent()) {
            wire.readLine();
            Step step = inBody.get().match(line -> this::hangUp, () -> this::hangUp, () -> wire::awaitClose);
            step.take();
        } else {
            finish(sender, wire.readMessage());
        }
    }

    private void rset() throws IOException {
        reset();
        if (!faulted(Phase.RSET, null)) {
            wire.write("250 2.0.0 forgotten");
        }
    }

    private void finish(String from, byte[] content) throws IOException {
        Optional<Fault.Action> fault = script.take(Phase.DOT, null);
        if (fault.map(SmtpConversation::stores).orElse(true)) {
            Optional<String> reply = fault.map(SmtpConversation::reply).orElse(Optional.of(ACCEPTED));
            ReceivedMail mail =
                    new ReceivedMail(from, recipients, content, options.clock().instant(), reply.orElse(null));
            record.add(mail);
            mails++;
            options.consumer().accept(mail);
        }
        reset();
        if (fault.isPresent()) {
            perform(fault.get());
        } else {
            wire.write(ACCEPTED);
        }
    }

    private static Optional<String> reply(Fault.Action action) {
        return action.match(Optional::of, Optional::empty, Optional::empty);
    }

    /** Silence and a lost connection leave the client in doubt: the message did arrive. */
    private static boolean stores(Fault.Action action) {
        return action.match(line -> line.startsWith("2"), () -> true, () -> true);
    }

    private boolean faulted(Phase phase, @Nullable String recipient) throws IOException {
        Optional<Fault.Action> action = script.take(phase, recipient);
        if (action.isPresent()) {
            perform(action.get());
        }
        return action.isPresent();
    }

    private interface Step {
        void take() throws IOException;
    }

    private void perform(Fault.Action action) throws IOException {
        Step step = action.match(line -> () -> replyInstead(line), () -> this::hangUp, () -> this::fallSilent);
        step.take();
    }

    private void replyInstead(String line) throws IOException {
        closing = line.startsWith("421") ? line : closing;
        wire.write(line);
    }

    private void hangUp() {
        open = false;
    }

    /** Listens all the same: reading ends by an exception, when the client hangs up. */
    private void fallSilent() throws IOException {
        while (open) {
            readCommand();
        }
    }

    private String readCommand() throws IOException {
        String line = wire.readLine();
        record.add(commands, new SmtpCommand(line, wire.encrypted()));
        return line;
    }

    private void reset() {
        sender = null;
        utf8 = false;
        recipients.clear();
    }
}
