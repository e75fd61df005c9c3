package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.steps.parameter.Parameter.Group;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Send Notification: one message to everybody that is named. */
public final class SendNotification {

    public static final Parameter<NotificationType> NOTIFICATION_TYPE = Parameter.standard(
            "notificationType", Group.MESSAGE, Types.choice(NotificationType.class), NotificationType.SMTP.toString());
    public static final Parameter<TemplateText> SUBJECT =
            Parameter.optional("subject", Group.MESSAGE, Types.templateLine());
    public static final Parameter<Format> FORMAT =
            Parameter.standard("format", Group.MESSAGE, Types.choice(Format.class), Format.TEXT.toString());
    public static final Parameter<TemplateText> BODY = Parameter.optional("body", Group.MESSAGE, Types.templateLines());
    public static final Parameter<String> BODY_FIELD = Parameter.optional("bodyField", Group.MESSAGE, Types.line());
    public static final Parameter<String> TEMPLATE = Parameter.optional("template", Group.MESSAGE, Types.line());
    public static final Parameter<List<@Nullable Object>> TO =
            Parameter.optional("to", Group.RECIPIENTS, ListTypes.people());
    public static final Parameter<List<@Nullable Object>> USER_NAME =
            Parameter.optional("userName", Group.RECIPIENTS, ListTypes.people());
    public static final Parameter<List<@Nullable Object>> USER_GROUP =
            Parameter.optional("userGroup", Group.RECIPIENTS, ListTypes.people());
    public static final Parameter<String> USER_INFO_FIELD =
            Parameter.optional("userInfoField", Group.RECIPIENTS, Types.line());
    public static final Parameter<String> SOURCE_STEP =
            Parameter.optional("sourceStep", Group.RECIPIENTS, Types.line());
    public static final Parameter<Together> TOGETHER =
            Parameter.standard("together", Group.RECIPIENTS, Types.choice(Together.class), Together.EACH.toString());
    public static final Parameter<List<CopyEntry>> CC = Parameter.optional("cc", Group.RECIPIENTS, ListTypes.copies());
    public static final Parameter<List<CopyEntry>> BCC =
            Parameter.optional("bcc", Group.RECIPIENTS, ListTypes.copies());
    public static final Parameter<List<String>> ATTACHMENTS =
            Parameter.optional("attachments", Group.OPTIONS, ListTypes.files("attachments"));
    public static final Parameter<List<String>> INLINE_IMAGES =
            Parameter.optional("inlineImages", Group.OPTIONS, ListTypes.files("inlineImages"));
    public static final Parameter<Priority> PRIORITY =
            Parameter.standard("priority", Group.OPTIONS, Types.choice(Priority.class), Priority.NORMAL.toString());
    public static final Parameter<TemplateText> LINK = Parameter.optional("link", Group.OPTIONS, Types.templateLink());
    public static final Parameter<String> CATEGORY =
            Parameter.standard("category", Group.OPTIONS, Types.category(), Note.INFO);
    public static final Parameter<Duration> ESCALATE_AFTER =
            Parameter.optional("escalateAfter", Group.OPTIONS, Types.age());
    public static final Parameter<EscalateTo> ESCALATE_TO =
            Parameter.standard("escalateTo", Group.OPTIONS, Types.choice(EscalateTo.class), EscalateTo.SMTP.toString());
    public static final Parameter<String> UNSUBSCRIBE = Parameter.optional("unsubscribe", Group.OPTIONS, Types.line());
    public static final Parameter<String> HEADERS = Parameter.optional("headers", Group.OPTIONS, Types.fields());
    public static final Parameter<String> CONNECTION = Parameter.optional("connection", Group.CONNECTION, Types.line());
    public static final Parameter<EmailAddress> FROM = Parameter.optional("from", Group.CONNECTION, Types.address());
    public static final Parameter<List<EmailAddress>> REPLY_TO =
            Parameter.optional("replyTo", Group.CONNECTION, ListTypes.addresses());
    public static final Parameter<OnError> ON_ERROR =
            Parameter.standard("onError", Group.FAILURE, Types.choice(OnError.class), OnError.INCIDENT.toString());
    /** Where it is not said, the type decides. */
    public static final Parameter<WhenUnknown> ON_UNKNOWN =
            Parameter.optional("onUnknown", Group.FAILURE, Types.choice(WhenUnknown.class));

    public static final Parameter<Integer> ATTEMPTS =
            Parameter.optional("attempts", Group.FAILURE, Types.number(1, 100));
    public static final Parameter<Duration> MAX_AGE = Parameter.optional("maxAge", Group.FAILURE, Types.age());

    public static final Step STEP = new Step(
            "send-notification",
            List.of(
                    NOTIFICATION_TYPE,
                    SUBJECT,
                    FORMAT,
                    BODY,
                    BODY_FIELD,
                    TEMPLATE,
                    TO,
                    USER_NAME,
                    USER_GROUP,
                    SOURCE_STEP,
                    USER_INFO_FIELD,
                    TOGETHER,
                    CC,
                    BCC,
                    CONNECTION,
                    FROM,
                    REPLY_TO,
                    ATTACHMENTS,
                    INLINE_IMAGES,
                    PRIORITY,
                    LINK,
                    CATEGORY,
                    ESCALATE_AFTER,
                    ESCALATE_TO,
                    UNSUBSCRIBE,
                    HEADERS,
                    ON_ERROR,
                    ON_UNKNOWN,
                    ATTEMPTS,
                    MAX_AGE),
            List.of(
                    new OneOf(List.of(SUBJECT, TEMPLATE), Refusal.NO_SUBJECT)
                            .unless(NOTIFICATION_TYPE, NotificationType.SMS),
                    new OneOf(List.of(BODY, BODY_FIELD, TEMPLATE), Refusal.NO_TEXT),
                    new OneOf(List.of(TO, USER_NAME, USER_GROUP, USER_INFO_FIELD), null)),
            List.of(
                    new Output("MESSAGE_SID", "text"),
                    new Output("ERROR_CODE", "text"),
                    new Output("ERROR_MESSAGE", "text"),
                    new Output("deliveries", "file, JSON"),
                    new Output("acceptedCount", "number"),
                    new Output("failedCount", "number"),
                    new Output("skippedCount", "number")));

    private SendNotification() {}

    /** What this step's arguments say of failures. */
    public static FailurePolicy policy(Arguments arguments) {
        WhenUnknown usual = arguments
                .find(NOTIFICATION_TYPE)
                .map(NotificationType::whenUnknown)
                .orElse(WhenUnknown.PARK);
        return FailurePolicy.of(arguments, ON_ERROR, ON_UNKNOWN, ATTEMPTS, MAX_AGE, usual);
    }
}
