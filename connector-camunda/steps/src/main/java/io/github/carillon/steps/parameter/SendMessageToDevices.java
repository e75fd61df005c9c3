package io.github.carillon.steps.parameter;

import io.github.carillon.steps.parameter.Parameter.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Send Message to Devices: to these, and by e-mail to whom they belong. */
public final class SendMessageToDevices {

    public static final Parameter<List<@Nullable Object>> DEVICES =
            Parameter.required("devices", Group.RECIPIENTS, ListTypes.people(), Refusal.NO_RECIPIENT);

    public static final Step STEP = DirectMessage.step("send-message-to-devices", List.of(DEVICES));

    private SendMessageToDevices() {}
}
