package io.github.carillon.bell;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** The bell in the header of Cockpit; found by the web app as a service. */
public final class CockpitBell extends AbstractCockpitPlugin {

    @Override
    public String getId() {
        return Bell.ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(BellResource.class);
    }
}
