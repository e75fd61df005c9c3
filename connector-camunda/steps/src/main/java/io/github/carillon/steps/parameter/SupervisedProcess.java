package io.github.carillon.steps.parameter;

import io.github.carillon.steps.parameter.Parameter.Group;
import java.time.Duration;
import java.util.List;

/** What a process itself says, by extension properties of its own: of all its instances and steps. */
public final class SupervisedProcess {

    /** The name of its element template. */
    public static final String NAME = "supervised-process";

    /** The id of the group whose members hear of failures. */
    public static final Parameter<String> SUPERVISORS = Parameter.optional("supervisors", Group.PROCESS, Types.line());

    /** After how many failures in a row its instances are suspended; where it is not said, they never are. */
    public static final Parameter<Integer> CONSECUTIVE_ERRORS =
            Parameter.optional("consecutiveErrors", Group.PROCESS, Types.number(1, 1_000));

    /** How long an instance may take before its supervisors are told; where it is not said, as long as it likes. */
    public static final Parameter<Duration> MAX_DURATION =
            Parameter.optional("maxDuration", Group.PROCESS, Types.age());

    /** Whether A/B tests are told of, by steps that do not say it themselves. */
    public static final Parameter<Ticked> AB_TEST_NOTIFY =
            Parameter.optional("abTestNotify", Group.PROCESS, Types.choice(Ticked.class));

    /** In the order a designer sees them. */
    public static final List<Parameter<?>> PROPERTIES =
            List.of(SUPERVISORS, CONSECUTIVE_ERRORS, MAX_DURATION, AB_TEST_NOTIFY);

    private SupervisedProcess() {}
}
