package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.steps.parameter.Parameter.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Send Message to Users and Send Message to Devices have in common: an e-mail, a push, or both, each with its text. */
public final class DirectMessage {

    public static final Parameter<Ticked> SEND_EMAIL =
            Parameter.standard("sendEmail", Group.MESSAGE, Types.choice(Ticked.class), Ticked.YES.toString());

    public static final Parameter<TemplateText> SUBJECT =
            Parameter.optional("subject", Group.MESSAGE, Types.templateLine());

    public static final Parameter<TemplateText> MESSAGE =
            Parameter.optional("message", Group.MESSAGE, Types.templateLines());

    public static final Parameter<Ticked> SEND_PUSH =
            Parameter.standard("sendPush", Group.MESSAGE, Types.choice(Ticked.class), Ticked.NO.toString());

    public static final Parameter<TemplateText> PUSH_MESSAGE =
            Parameter.optional("pushMessage", Group.MESSAGE, Types.templateLines());

    public static final Parameter<String> CONNECTION = Parameter.optional("connection", Group.CONNECTION, Types.line());

    public static final Parameter<Priority> PRIORITY =
            Parameter.standard("priority", Group.OPTIONS, Types.choice(Priority.class), Priority.NORMAL.toString());

    public static final Parameter<TemplateText> LINK = Parameter.optional("link", Group.OPTIONS, Types.templateLink());

    public static final Parameter<String> CATEGORY =
            Parameter.standard("category", Group.OPTIONS, Types.category(), Note.INFO);

    public static final Parameter<OnError> ON_ERROR =
            Parameter.standard("onError", Group.FAILURE, Types.choice(OnError.class), OnError.INCIDENT.toString());

    public static final Parameter<WhenUnknown> ON_UNKNOWN = Parameter.standard(
            "onUnknown", Group.FAILURE, Types.choice(WhenUnknown.class), WhenUnknown.REPEAT.toString());

    public static final Parameter<Integer> ATTEMPTS =
            Parameter.optional("attempts", Group.FAILURE, Types.number(1, 100));

    public static final Parameter<Duration> MAX_AGE = Parameter.optional("maxAge", Group.FAILURE, Types.age());

    private DirectMessage() {}

    /** What such a step's arguments say of failures. */
    public static FailurePolicy policy(Arguments arguments) {
        return FailurePolicy.of(arguments, ON_ERROR, ON_UNKNOWN, ATTEMPTS, MAX_AGE);
    }

    /**
     * Such a step.
     *
     * @param recipients of which at least one must be given, or the one there is
     */
    static Step step(String topic, List<Parameter<?>> recipients) {
        List<Parameter<?>> parameters = new ArrayList<>();
        parameters.addAll(List.of(SEND_EMAIL, SUBJECT, MESSAGE, SEND_PUSH, PUSH_MESSAGE));
        parameters.addAll(recipients);
        parameters.addAll(List.of(CONNECTION, PRIORITY, LINK, CATEGORY, ON_ERROR, ON_UNKNOWN, ATTEMPTS, MAX_AGE));
        List<OneOf> oneOf = new ArrayList<>(List.of(new OneOf(List.of(MESSAGE, PUSH_MESSAGE), null)));
        if (recipients.size() > 1) {
            oneOf.add(new OneOf(recipients, null));
        }
        return new Step(topic, parameters, oneOf, SendNotification.STEP.outputs());
    }
}
