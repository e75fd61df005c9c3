package io.github.carillon.steps.parameter;

import java.util.List;

/** Every step there is. */
public final class Steps {

    public static final List<Step> ALL = List.of(
            SendNotification.STEP,
            SendMessage.STEP,
            SendMessageToUsers.STEP,
            SendMessageToDevices.STEP,
            AbTestNotification.STEP);

    private Steps() {}
}
