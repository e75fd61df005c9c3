package io.github.carillon.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.message.Language;
import io.github.carillon.core.message.Note;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.message.RecipientSpec;
import io.github.carillon.steps.message.TextSpec;
import io.github.carillon.steps.parameter.AbTestMode;
import io.github.carillon.steps.parameter.AbTestNotification;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.NotificationType;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.SupervisedProcess;
import io.github.carillon.steps.parameter.Ticked;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Task;
import java.util.List;
import java.util.Optional;

/** A/B Test Notification: a note to whoever made an A/B test, and to whoever changed it. */
public final class AbTestHandler implements StepHandler {

    private final MessageSender sender;
    private final boolean usual;
    private final Language language;
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    /** Has its notes sent by this worker. */
    public AbTestHandler(StepServices services) {
        this.sender = services.sender();
        this.usual = services.tellsOfAbTests();
        this.language = services.context().language();
    }

    @Override
    public Step step() {
        return AbTestNotification.STEP;
    }

    /** The link may name any. */
    @Override
    public Optional<List<String>> variables() {
        return Optional.empty();
    }

    /** A step that is switched off looks at nothing else. */
    @Override
    public Plan plan(Task task) {
        Faults faults = new Faults();
        boolean chosen = !Arguments.peek(AbTestNotification.MODE, task.inputs()).equals(Optional.of(AbTestMode.MANUAL));
        Arguments arguments =
                Arguments.read(chosen ? step() : AbTestNotification.WITHOUT_WINNER, task.inputs(), faults);
        if (!isWanted(task, arguments, faults)) {
            return new Plan.Settled(
                    new Result.Delivered(Report.ofNobodyMeant(), outputs, AbTestNotification.policy(arguments)));
        }
        return sender.plan(task, spec(arguments, chosen), faults, outputs);
    }

    /** The step says it, or the process, or the worker's configuration; what none of them can have meant is told. */
    private boolean isWanted(Task task, Arguments arguments, Faults faults) {
        if (arguments.isSaid(AbTestNotification.NOTIFY)) {
            return arguments
                    .find(AbTestNotification.NOTIFY)
                    .map(Ticked.YES::equals)
                    .orElse(true);
        }
        return task.inputs()
                .ofProcess(SupervisedProcess.AB_TEST_NOTIFY)
                .map(said -> said.match(Ticked.YES::equals, wrong -> {
                    faults.mistake(wrong);
                    return true;
                }))
                .orElse(usual);
    }

    private MessageSpec spec(Arguments arguments, boolean chosen) {
        String winner = arguments.find(AbTestNotification.WINNER).orElse("");
        return MessageSpec.of(
                NotificationType.SIGNALR,
                RecipientSpec.ofUsers(List.of(
                        arguments.argument(AbTestNotification.CREATOR),
                        arguments.argument(AbTestNotification.MODIFIERS))),
                TextSpec.own(chosen ? AbTestWords.chosen(winner, language) : AbTestWords.toBeChosen(language))
                        .leadingTo(arguments.argument(AbTestNotification.LINK)),
                chosen ? Note.INFO : Note.ACTION_REQUIRED,
                AbTestNotification.policy(arguments));
    }
}
