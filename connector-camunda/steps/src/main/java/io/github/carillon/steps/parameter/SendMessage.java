package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.parameter.Parameter.Group;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** SENDMESSAGE: one text message by Twilio, as in WorkflowGen. */
public final class SendMessage {

    private static final int LONGEST_VALIDITY = 36_000;
    private static final int MOST_MEDIA = 10;

    /** Twilio's own code for a message without a recipient. */
    private static final String NO_TO = "21604";

    /** Twilio's own code for a message without a text. */
    public static final String NO_BODY = "21602";

    public static final Parameter<String> TO = Parameter.required("TO", Group.MESSAGE, Types.phoneNumber(), NO_TO);
    public static final Parameter<TemplateText> BODY = Parameter.optional("BODY", Group.MESSAGE, Types.templateLines());
    public static final Parameter<List<URI>> MEDIA_URL =
            Parameter.optional("MEDIA_URL", Group.OPTIONS, ListTypes.links(MOST_MEDIA));
    public static final Parameter<Duration> VALIDITY_PERIOD =
            Parameter.optional("VALIDITY_PERIOD", Group.OPTIONS, Types.seconds(1, LONGEST_VALIDITY));
    public static final Parameter<String> CONNECTION = Parameter.optional("CONNECTION", Group.CONNECTION, Types.line());
    public static final Parameter<String> ACCOUNT_SID = Parameter.optional("ACCOUNT_SID", Group.CONNECTION, sid("AC"));
    public static final Parameter<Secret> AUTH_TOKEN =
            Parameter.optional("AUTH_TOKEN", Group.CONNECTION, Types.secret());
    public static final Parameter<String> FROM = Parameter.optional("FROM", Group.CONNECTION, Types.sender());
    public static final Parameter<String> MESSAGING_SERVICE_SID =
            Parameter.optional("MESSAGING_SERVICE_SID", Group.CONNECTION, sid("MG"));
    public static final Parameter<OnError> ON_ERROR =
            Parameter.standard("onError", Group.FAILURE, Types.choice(OnError.class), OnError.CONTINUE.toString());
    public static final Parameter<WhenUnknown> ON_UNKNOWN = Parameter.standard(
            "onUnknown", Group.FAILURE, Types.choice(WhenUnknown.class), WhenUnknown.PARK.toString());
    public static final Parameter<Integer> ATTEMPTS =
            Parameter.optional("attempts", Group.FAILURE, Types.number(1, 100));
    public static final Parameter<Duration> MAX_AGE = Parameter.optional("maxAge", Group.FAILURE, Types.age());

    public static final Step STEP = new Step(
            "sendmessage",
            List.of(
                    TO,
                    BODY,
                    CONNECTION,
                    ACCOUNT_SID,
                    AUTH_TOKEN,
                    FROM,
                    MESSAGING_SERVICE_SID,
                    MEDIA_URL,
                    VALIDITY_PERIOD,
                    ON_ERROR,
                    ON_UNKNOWN,
                    ATTEMPTS,
                    MAX_AGE),
            List.of(new OneOf(List.of(BODY, MEDIA_URL), NO_BODY)),
            List.of(
                    new Output("MESSAGE_SID", "text"),
                    new Output("ERROR_CODE", "text"),
                    new Output("ERROR_MESSAGE", "text"),
                    new Output("MESSAGE_STATUS", "text")));

    private SendMessage() {}

    /** What this step's arguments say of failures. */
    public static FailurePolicy policy(Arguments arguments) {
        return FailurePolicy.of(arguments, ON_ERROR, ON_UNKNOWN, ATTEMPTS, MAX_AGE);
    }

    /** One of Twilio's ids: two letters that tell what it names and 32 hexadecimal digits. */
    private static Type<String> sid(String letters) {
        Pattern pattern = Pattern.compile(letters + "[0-9a-fA-F]{32}");
        return new Type<>(
                "id, " + letters + "…",
                Type.Widget.LINE,
                List.of(),
                pattern,
                value -> Types.text(value)
                        .map(String::strip)
                        .flatMap(sid -> pattern.matcher(sid).matches()
                                ? Validated.valid(sid)
                                : Validated.invalid(
                                        "is none of Twilio's ids: one is " + letters + " and 32 hexadecimal digits")));
    }
}
