package io.github.carillon.announce;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.message.RecipientSpec;
import io.github.carillon.steps.message.TextSpec;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.ListTypes;
import io.github.carillon.steps.parameter.NotificationType;
import io.github.carillon.steps.parameter.OnError;
import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Parameter.Group;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.Types;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step that an application adds: a mail to everybody whom it names. Its parameters, a mapping, and its outputs. */
public final class AnnounceStep implements StepHandler {

    private static final Parameter<TemplateText> HEADLINE =
            Parameter.required("headline", Group.MESSAGE, Types.templateLine(), "NO_HEADLINE");
    private static final Parameter<TemplateText> NEWS =
            Parameter.required("news", Group.MESSAGE, Types.templateLines(), "NO_NEWS");
    private static final Parameter<List<@Nullable Object>> READERS =
            Parameter.required("readers", Group.RECIPIENTS, ListTypes.people(), "NO_READERS");

    private static final Step STEP = new Step(
            "announce", List.of(HEADLINE, NEWS, READERS), List.of(), List.of(new Output("announcedTo", "number")));

    private static final FailurePolicy POLICY = new FailurePolicy(OnError.INCIDENT, WhenUnknown.REPEAT, null, null);

    private final MessageSender sender;

    /** Has its mails sent by this sender. */
    public AnnounceStep(MessageSender sender) {
        this.sender = sender;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Optional<List<String>> variables() {
        return Optional.empty();
    }

    @Override
    public Plan plan(Task task) {
        Faults faults = new Faults();
        Arguments arguments = Arguments.read(STEP, task.inputs(), faults);
        MessageSpec spec = MessageSpec.of(
                NotificationType.SMTP,
                RecipientSpec.of(arguments.argument(READERS)),
                TextSpec.plain(arguments.argument(HEADLINE), arguments.argument(NEWS)),
                "NEWS",
                POLICY);
        return sender.plan(task, spec, faults, report -> Map.of("announcedTo", report.accepted()));
    }
}
