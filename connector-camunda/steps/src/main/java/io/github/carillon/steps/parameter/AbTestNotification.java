package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.steps.parameter.Parameter.Group;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A/B Test Notification: whoever made an A/B test, and whoever changed it, hears how it ended. */
public final class AbTestNotification {

    /** Where it is not said, the process says it, or else the worker's configuration. */
    public static final Parameter<Ticked> NOTIFY =
            Parameter.optional("notify", Group.MESSAGE, Types.choice(Ticked.class));

    public static final Parameter<AbTestMode> MODE =
            Parameter.standard("mode", Group.MESSAGE, Types.choice(AbTestMode.class), AbTestMode.AUTOMATIC.toString());
    public static final Parameter<String> WINNER = Parameter.optional("winner", Group.MESSAGE, Types.name());
    public static final Parameter<TemplateText> LINK = Parameter.optional("link", Group.MESSAGE, Types.templateLink());
    public static final Parameter<List<@Nullable Object>> CREATOR =
            Parameter.optional("creator", Group.RECIPIENTS, ListTypes.person());
    public static final Parameter<List<@Nullable Object>> MODIFIERS =
            Parameter.optional("modifiers", Group.RECIPIENTS, ListTypes.people());
    public static final Parameter<OnError> ON_ERROR =
            Parameter.standard("onError", Group.FAILURE, Types.choice(OnError.class), OnError.INCIDENT.toString());
    public static final Parameter<WhenUnknown> ON_UNKNOWN = Parameter.standard(
            "onUnknown", Group.FAILURE, Types.choice(WhenUnknown.class), WhenUnknown.REPEAT.toString());
    public static final Parameter<Integer> ATTEMPTS =
            Parameter.optional("attempts", Group.FAILURE, Types.number(1, 100));
    public static final Parameter<Duration> MAX_AGE = Parameter.optional("maxAge", Group.FAILURE, Types.age());

    public static final Step STEP = new Step(
            "ab-test-notification",
            List.of(MODE, WINNER, LINK, NOTIFY, CREATOR, MODIFIERS, ON_ERROR, ON_UNKNOWN, ATTEMPTS, MAX_AGE),
            List.of(
                    new OneOf(List.of(WINNER), Refusal.NO_WINNER).unless(MODE, AbTestMode.MANUAL),
                    new OneOf(List.of(CREATOR, MODIFIERS), null)),
            SendNotification.STEP.outputs());

    /** The same while nothing is chosen: who asks for a choice need not have emptied the winner. */
    public static final Step WITHOUT_WINNER = STEP.without(WINNER);

    private AbTestNotification() {}

    /** What this step's arguments say of failures. */
    public static FailurePolicy policy(Arguments arguments) {
        return FailurePolicy.of(arguments, ON_ERROR, ON_UNKNOWN, ATTEMPTS, MAX_AGE);
    }
}
