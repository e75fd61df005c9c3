package io.github.carillon.engines;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that an engine has to bear out. */
interface Conformance
        extends Steps,
                Outcomes,
                IncidentsAndRetries,
                Repairs,
                Identity,
                History,
                Tenants,
                LeastPermissions,
                MultiInstance,
                Loop,
                KillAndRestart,
                BellInWebapps {

    /** What the table calls each. */
    Map<Class<?>, String> COLUMNS = columns();

    private static Map<Class<?>, String> columns() {
        Map<Class<?>, String> columns = new LinkedHashMap<>();
        columns.put(Steps.class, "steps");
        columns.put(Outcomes.class, "outcomes");
        columns.put(IncidentsAndRetries.class, "incidents, retries");
        columns.put(Repairs.class, "seen and repaired");
        columns.put(Identity.class, "identity");
        columns.put(History.class, "history");
        columns.put(Tenants.class, "tenants");
        columns.put(LeastPermissions.class, "least permissions");
        columns.put(KillAndRestart.class, "kill and restart");
        columns.put(MultiInstance.class, "multi-instance");
        columns.put(Loop.class, "loop");
        columns.put(BellInWebapps.class, "bell");
        return Collections.unmodifiableMap(columns);
    }
}
