package io.github.carillon.bell;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** The bell in the header of Tasklist; found by the web app as a service. */
public final class TasklistBell extends AbstractTasklistPlugin {

    @Override
    public String getId() {
        return Bell.ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(BellResource.class);
    }
}
