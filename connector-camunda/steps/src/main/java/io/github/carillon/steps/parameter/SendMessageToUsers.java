package io.github.carillon.steps.parameter;

import io.github.carillon.steps.parameter.Parameter.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Send Message to Users: by e-mail and to all their devices. */
public final class SendMessageToUsers {

    public static final Parameter<List<@Nullable Object>> USERS =
            Parameter.optional("users", Group.RECIPIENTS, ListTypes.people());

    public static final Parameter<List<@Nullable Object>> GROUPS =
            Parameter.optional("groups", Group.RECIPIENTS, ListTypes.people());

    public static final Step STEP = DirectMessage.step("send-message-to-users", List.of(USERS, GROUPS));

    private SendMessageToUsers() {}
}
