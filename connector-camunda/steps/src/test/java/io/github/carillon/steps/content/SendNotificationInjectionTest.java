package io.github.carillon.steps.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.content.HostileStep.Attack;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.CopyEntry;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.steps.task.Task;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is written into any field of a step or of its data: the mails that arrive have the headers, the envelope and
 * the texts that were meant, and everything else is a mistake or a refusal that says where.
 */
class SendNotificationInjectionTest {

    private static final EmailAddress SENDER = new EmailAddress("carillon@example.org", null);
    private static final Set<String> EVERY_MAIL = Set.of(
            "date",
            "from",
            "to",
            "message-id",
            "subject",
            "mime-version",
            "content-type",
            "auto-submitted",
            "x-auto-response-suppress",
            "in-reply-to",
            "references");

    /** Which fields may be to blame for a refusal. */
    private static final Map<String, Set<String>> BLAMED = Map.ofEntries(
            Map.entry("NO_SUBJECT", Set.of("subject", "note")),
            Map.entry("NO_TEXT", Set.of("body", "bodyField", "note")),
            Map.entry("INVALID_SUBJECT", Set.of("subject", "note")),
            Map.entry("INVALID_NAME", Set.of("firstName", "lastName", "from", "replyTo", "unsubscribe")),
            // what holds an expression's marks stands for what an expression said, and is refused as data
            Map.entry("INVALID_ADDRESS", Set.of("to", "email", "cc", "bcc", "from", "replyTo", "unsubscribe")),
            Map.entry("INVALID_LINK", Set.of("unsubscribe")),
            Map.entry("INVALID_VALUE", Set.of("headers", "attachments", "inlineImages", "sourceStep", "userInfoField")),
            Map.entry("INVALID_HEADER", Set.of("headers", "unsubscribe")),
            Map.entry("INVALID_FILE_NAME", Set.of("fileName", "attachments", "inlineImages")),
            Map.entry("INVALID_CONTENT_ID", Set.of("inlineImages")),
            Map.entry("UNKNOWN_SOURCE", Set.of("sourceStep")),
            Map.entry("UNKNOWN_FIELD", Set.of("bodyField")),
            Map.entry("UNKNOWN_FILE", Set.of("attachments", "inlineImages")));

    private static final BlockingQueue<ReceivedMail> RECEIVED = new LinkedBlockingQueue<>();
    private static final AtomicInteger TASKS = new AtomicInteger();
    private static SmtpTestServer server;
    private static SmtpChannel channel;
    private static Ledgers ledgers;
    private static SendNotificationHandler handler;

    @BeforeContainer
    static void start() {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults()
                .withCapabilities("8BITMIME", "SMTPUTF8")
                .withConsumer(RECEIVED::add));
        Duration timeout = Duration.ofSeconds(10);
        channel = new SmtpChannel(
                new SmtpSettings(
                        "localhost",
                        server.port(),
                        SmtpSettings.Security.PLAIN,
                        null,
                        null,
                        SENDER,
                        timeout,
                        timeout,
                        timeout,
                        timeout,
                        2),
                Clock.systemUTC());
        ledgers = new Ledgers();
        handler = new SendNotificationHandler(new MessageSender(
                new Connections(Choice.only("main", channel), Choice.none(), Choice.none()),
                new Deliveries(
                        "engine",
                        new Dispatcher(ledgers.ledger(), Clock.systemUTC()),
                        RetryPolicy.standard(),
                        WorkerListener.NONE,
                        Clock.systemUTC()),
                StepContext.of(id -> Optional.empty())));
    }

    @AfterContainer
    static void stop() {
        channel.close();
        server.close();
        ledgers.close();
    }

    @Property(tries = 200)
    void every_mail_is_as_meant_and_everything_else_says_where_it_is_wrong(
            @ForAll("attacks") List<Attack> attacks, @ForAll boolean html) throws Exception {
        HostileStep step = new HostileStep(attacks, html);

        Result result = handler.handle(task(step.variables()));

        List<ReceivedMail> mails = new ArrayList<>();
        RECEIVED.drainTo(mails);
        if (result instanceof Result.InvalidStep mistaken) {
            assertThat(mails).isEmpty();
            assertThat(step.parameters()).anyMatch(mistaken.mistakes()::contains);
            return;
        }
        assertThat(result).isInstanceOf(Result.Delivered.class);
        Report report = ((Result.Delivered) result).report();
        report.entries().forEach(entry -> assertAcceptedOrBlamed(entry.outcome(), step));
        assertThat(mails).hasSize(report.accepted());
        assertThat(mails).extracting(mail -> mail.recipients().get(0)).doesNotHaveDuplicates();
        for (ReceivedMail mail : mails) {
            assertAsMeant(new ParsedMail(mail.content()), mail, step);
        }
    }

    @Provide
    Arbitrary<List<Attack>> attacks() {
        return HostileStep.attacks();
    }

    private static void assertAcceptedOrBlamed(Outcome outcome, HostileStep step) {
        if (!(outcome instanceof Outcome.Accepted)) {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(BLAMED).containsKey(((Outcome.Refused) outcome).code());
            assertThat(step.attacked()).containsAnyElementsOf(BLAMED.get(((Outcome.Refused) outcome).code()));
        }
    }

    private static void assertAsMeant(ParsedMail parsed, ReceivedMail mail, HostileStep step) throws Exception {
        Arguments arguments = arguments(step);
        assertThat(mail.envelopeFrom()).isEqualTo(SENDER.value());
        assertThat(mail.recipients()).singleElement().isIn(meant(step, arguments));
        Set<String> headers = headers(step, arguments);
        if (!parsed.headerNames().contains("cc")) {
            // a copy to somebody who is a recipient too is none, and not every server can be told of every address
            headers.remove("cc");
        }
        assertThat(parsed.headerNames()).doesNotHaveDuplicates().containsOnlyOnceElementsOf(headers);
        assertThat(parsed.headerNames()).hasSameSizeAs(headers);
        assertThat(parsed.longestLine()).isLessThanOrEqualTo(998);
        assertThat(parsed.from())
                .isEqualTo(arguments.find(SendNotification.FROM).orElse(SENDER).value());
        step.subject().ifPresent(subject -> assertThat(parsed.subject()).isEqualTo(subject));
        // the line break before the final dot may be the protocol's own
        step.text().ifPresent(text -> assertThat(parsed.text()).isIn(text, text + "\r\n"));
        step.html().ifPresent(text -> assertThat(parsed.html()).isEqualTo(text));
    }

    private static Stream<String> copies(Arguments arguments, Parameter<List<CopyEntry>> parameter) {
        return arguments.find(parameter).orElse(List.of()).stream()
                .flatMap(copy -> copy.address()
                        .match(address -> address.map(EmailAddress::value).stream(), wrong -> Stream.empty()));
    }

    /** Who may be written to at all. */
    private static Set<String> meant(HostileStep step, Arguments arguments) {
        Set<String> all = recipients(step, arguments);
        copies(arguments, SendNotification.CC).forEach(all::add);
        copies(arguments, SendNotification.BCC).forEach(all::add);
        return all;
    }

    private static Set<String> recipients(HostileStep step, Arguments arguments) {
        return Stream.concat(
                        arguments.find(SendNotification.TO).orElse(List.of()).stream()
                                .map(String::valueOf),
                        Stream.of(step.customersAddress()))
                .map(EmailAddress::parse)
                .flatMap(parsed -> parsed.match(address -> Stream.of(address.value()), reason -> Stream.empty()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> headers(HostileStep step, Arguments arguments) {
        Set<String> names = new TreeSet<>(EVERY_MAIL);
        arguments.find(SendNotification.REPLY_TO).ifPresent(given -> names.add("reply-to"));
        arguments.find(SendNotification.CC).filter(all -> !all.isEmpty()).ifPresent(given -> names.add("cc"));
        arguments.find(SendNotification.UNSUBSCRIBE).ifPresent(given -> names.add("list-unsubscribe"));
        arguments
                .find(SendNotification.UNSUBSCRIBE)
                .filter(given -> given.strip().toLowerCase(Locale.ROOT).startsWith("https:"))
                .ifPresent(given -> names.add("list-unsubscribe-post"));
        names.addAll(step.customHeaders());
        if (!step.hasParts()) {
            names.add("content-transfer-encoding");
        }
        return names;
    }

    private static Arguments arguments(HostileStep step) {
        return Tasks.arguments(SendNotification.STEP, task(step.variables()));
    }

    private static Task task(Map<String, Object> variables) {
        return new Task(
                "task-" + TASKS.incrementAndGet(),
                "send-notification",
                "notify",
                "instance-1",
                "process:1:1",
                "process",
                null,
                null,
                null,
                null,
                Tasks.inputs(variables));
    }
}
