package io.github.carillon.steps.send;

import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.NotificationPreferences;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.MessageText;
import io.github.carillon.steps.content.MessageTexts;
import io.github.carillon.steps.content.Placeholders;
import io.github.carillon.steps.content.Row;
import io.github.carillon.steps.content.Source;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Priority;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.send.OutgoingMessages.Group;
import io.github.carillon.steps.send.OutgoingMessages.OutgoingMessage;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.steps.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages, one for each recipient of each row: all of them before the first is sent,
 * so that a mistake in the texts is found while nobody has got anything. Only the texts of the first ones are kept; those
 * beyond are written again when their turn comes, so that the memory a step needs does not grow with their length.
 *
 * @param <A> where messages of this kind go
 * @param <M> the kind of message
 */
final class NotificationComposer<A extends Address, M> {

    private static final int KEPT = 32;

    private final NotificationRecipients recipients;
    private final MessageTexts texts;
    private final NotificationPreferences preferences;
    private final ChannelAdapter<A, M> adapter;

    NotificationComposer(StepContext context, Connections connections, ChannelAdapter<A, M> adapter) {
        this.preferences = connections.preferences();
        this.adapter = adapter;
        this.recipients = new NotificationRecipients(
                new RecipientResolver(context.directory(), adapter.contact()), connections.devices());
        this.texts = new MessageTexts(context.templates(), context.facts(), context.zone());
    }

    /** The kind of message. */
    ChannelAdapter<A, M> adapter() {
        return adapter;
    }

    /** Looks at what can be told before the data is. */
    void check(MessageSpec spec, Faults faults) {
        Placeholders.check(spec.texts().filled(), faults);
        spec.texts().rules().check(spec.texts(), faults);
        texts.checkLink(spec.texts().link(), faults);
        adapter.check(spec, faults);
    }

    /** Looks whether the template is there, which takes asking: where something else is wrong, for else it is found later. */
    void checkTemplate(Task task, MessageSpec spec, Faults faults) {
        texts.check(task, spec, faults);
    }

    private static MessageText changed(String wrong) {
        throw new IllegalStateException("a text that was right before is not: " + wrong);
    }

    /**
     * The messages; or every mistake in what they are made from, or why nobody can have any.
     *
     * @param files the task's
     */
    Composition<OutgoingMessages<A, M>> write(Task task, MessageSpec spec, Source source, Files files) {
        CompositionContext context = new CompositionContext(task, spec, files);
        source.rows().forEach(context::write);
        context.judgeRows();
        return Composition.of(
                context.faults, () -> new OutgoingMessages<>(context.groups(), context.unaddressable, context.skipped));
    }

    /** One task's messages, while they are written. */
    private final class CompositionContext {

        private final Task task;
        private final MessageSpec spec;
        private final MessageTexts.Writer writer;
        private final boolean together;
        private final Files files;
        private final List<OutgoingMessage<A, M>> messages = new ArrayList<>();
        private final List<Unaddressable> unaddressable = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private final Faults faults = new Faults();
        private final Set<String> mistakesOfRows = new LinkedHashSet<>();
        private final Map<String, Boolean> wanted = new HashMap<>();
        private final Map<List<String>, Occurrence> occurrences = new HashMap<>();
        private final Set<String> devices;
        /** The same for all rows, whatever changes meanwhile. */
        private final Map<Recipient, Validated<Reach<A>>> reached = new HashMap<>();

        CompositionContext(Task task, MessageSpec spec, Files files) {
            this.task = task;
            this.spec = spec;
            this.writer = texts.of(task, spec);
            this.together = adapter.together(spec);
            this.files = files;
            this.devices = NotificationRecipients.ids(spec.recipients().devices());
        }

        List<Group<A, M>> groups() {
            return MessageGroups.of(messages, messages.isEmpty() ? List.of() : copies(), together);
        }

        private List<Copy<A>> copies() {
            return Copies.of(
                    adapter.copies(spec),
                    messages.stream().map(OutgoingMessage::to).toList(),
                    skipped,
                    unaddressable);
        }

        /** In a list a row without its fields is bad data, and the others get theirs; elsewhere it is a mistake. */
        void write(Row row) {
            if (row.empty()) {
                String where = row.number() == 0 ? spec.source().name() : "row " + row.number();
                skipped.add(new Skipped(where, "empty"));
                return;
            }
            recipients
                    .of(spec.recipients(), row, task)
                    .match(
                            resolved -> write(row, resolved),
                            wrong -> unusable(row, wrong, () -> faults.mistake(wrong)));
        }

        /** In a list it is the row that is wrong; else it is the step. */
        private boolean unusable(Row row, String reason, Runnable otherwise) {
            if (row.number() > 0) {
                return unaddressable.add(new Unaddressable("row " + row.number(), "INVALID_ROW", row.shown(reason)));
            }
            otherwise.run();
            return false;
        }

        private boolean write(Row row, Resolved resolved) {
            resolved.skipped().forEach(one -> skipped.add(new Skipped(row.shown(one.who()), one.reason())));
            return adapter.begin(spec, task, row.fields(), files)
                    .match(
                            factory -> {
                                Function<Recipient, Recipient> readers = readers(resolved.recipients());
                                resolved.recipients()
                                        .forEach(recipient -> write(
                                                row,
                                                factory,
                                                recipient,
                                                readers.apply(recipient),
                                                resolved.place(recipient)));
                                return true;
                            },
                            mistake -> {
                                resolved.recipients().forEach(recipient -> count(row, recipient));
                                return unusable(row, mistake, () -> faults.mistake(mistake));
                            },
                            refusal -> {
                                resolved.recipients().forEach(recipient -> count(row, recipient));
                                return unusable(row, refusal.reason(), () -> faults.refusal(refusal));
                            });
        }

        /** A row that is of no use today may be repaired, and comes before the others of the same person then as now. */
        private void count(Row row, Recipient recipient) {
            reach(recipient)
                    .match(
                            reach -> {
                                reach.addresses().forEach(to -> occurrence(row, recipient, to));
                                return true;
                            },
                            reason -> false);
        }

        private Validated<Reach<A>> reach(Recipient recipient) {
            return reached.computeIfAbsent(recipient, one -> adapter.reach(task, one, devices));
        }

        /** For whom a text is written: for the recipient, or for all of them. */
        private Function<Recipient, Recipient> readers(List<Recipient> recipients) {
            if (!together) {
                return recipient -> recipient;
            }
            List<@Nullable Locale> locales =
                    recipients.stream().map(Recipient::locale).distinct().toList();
            Recipient all = Recipient.several(locales.size() == 1 ? locales.get(0) : null);
            return recipient -> all;
        }

        private void write(
                Row row,
                ChannelAdapter.MessageFactory<A, M> factory,
                Recipient recipient,
                Recipient reader,
                String place) {
            String who = row.shown(recipient.who());
            if (isDeclined(recipient)) {
                skipped.add(new Skipped(
                        who,
                        "does not want " + spec.category().get() + " by "
                                + spec.channel().get(),
                        true));
                return;
            }
            reach(recipient)
                    .match(
                            reach -> {
                                reach.gaps().forEach(gap -> skipped.add(new Skipped(who + gap.place(), gap.reason())));
                                return reach.addresses().isEmpty()
                                        || compose(row, factory, recipient, reader, reach.addresses());
                            },
                            reason -> unaddressable.add(new Unaddressable(
                                    who, Refusal.INVALID_ADDRESS, row.shown(place + user(recipient) + ": " + reason))));
        }

        /** A group has many, and it is their own info that has to be mended. */
        private String user(Recipient recipient) {
            return recipient.userId() == null ? "" : " (user " + recipient.who() + ")";
        }

        /** What is critical may not be declined, and whoever is no user has no say. */
        private boolean isDeclined(Recipient recipient) {
            return recipient.userId() != null
                    && spec.priority().get() != Priority.CRITICAL
                    && !wanted.computeIfAbsent(recipient.userId(), this::isEnabled);
        }

        private boolean isEnabled(String user) {
            return preferences.isEnabled(
                    task.tenant(),
                    user,
                    spec.category().get(),
                    spec.channel().get().toString());
        }

        private boolean compose(
                Row row,
                ChannelAdapter.MessageFactory<A, M> factory,
                Recipient recipient,
                Recipient reader,
                List<A> addresses) {
            Map<A, DeliveryTarget> targets = new LinkedHashMap<>();
            addresses.forEach(
                    to -> targets.put(to, new DeliveryTarget(recipient.userId(), row, occurrence(row, recipient, to))));
            return writer.write(row.fields(), reader)
                    .match(
                            text -> {
                                Supplier<MessageText> texts = kept(text, row.fields(), reader);
                                String warning =
                                        adapter.warning(spec, recipient).orElse(null);
                                targets.forEach((to, target) -> messages.add(new OutgoingMessage<>(
                                        target, to, key -> factory.write(key, to, recipient, texts.get()), warning)));
                                return true;
                            },
                            mistake -> unwritten(row, recipient, explained(mistake)),
                            refusal -> unaddressable.add(new Unaddressable(
                                    row.shown(recipient.who()), refusal.code(), row.shown(refusal.reason()))));
        }

        /** A row that lacks what the text names keeps nobody else from theirs. */
        private boolean unwritten(Row row, Recipient recipient, String mistake) {
            if (row.number() == 0) {
                faults.mistake(mistake);
                return false;
            }
            mistakesOfRows.add(mistake);
            return unaddressable.add(new Unaddressable(row.shown(recipient.who()), "INVALID_ROW", row.shown(mistake)));
        }

        /** What no row at all can be written with is the step's own mistake. */
        void judgeRows() {
            if (messages.isEmpty()) {
                mistakesOfRows.forEach(faults::mistake);
            }
        }

        private String explained(String mistake) {
            return together && mistake.contains("{{recipient")
                    ? mistake + " (with together nobody in particular is the recipient)"
                    : mistake;
        }

        /** One row means nobody twice, however it names them. */
        private int occurrence(Row row, Recipient recipient, A to) {
            String who = recipient.userId() == null ? to.value() : recipient.userId();
            return Objects.requireNonNull(occurrences.compute(
                            List.of(who, to.value()),
                            (key, before) ->
                                    before == null ? new Occurrence(row.number(), 1) : before.in(row.number())))
                    .count();
        }

        private Supplier<MessageText> kept(
                MessageText text, Map<String, @Nullable Object> fields, Recipient recipient) {
            return messages.size() < KEPT ? () -> text : () -> again(fields, recipient);
        }

        private MessageText again(Map<String, @Nullable Object> fields, Recipient recipient) {
            return writer.write(fields, recipient)
                    .match(text -> text, NotificationComposer::changed, refusal -> changed(refusal.reason()));
        }
    }

    /**
     * Somebody who was met.
     *
     * @param row where, the last time
     * @param count in how many rows
     */
    private record Occurrence(int row, int count) {
        Occurrence in(int next) {
            return next == row ? this : new Occurrence(next, count + 1);
        }
    }
}
