package io.github.carillon.worker.engine;

import java.util.EnumSet;
import java.util.Set;

/** What the engine must let the worker's user do, where it looks at authorizations. */
public enum Permission {
    /** See processes that are deployed. */
    DEFINITION("Process Definition", "READ"),
    /** See instances, their tasks and their variables. */
    INSTANCES("Process Definition", "READ_INSTANCE"),
    /** Lock and answer tasks, retry what failed, suspend instances. */
    UPDATES("Process Definition", "UPDATE_INSTANCE"),
    /** See what earlier activities wrote, and what became of instances and incidents. */
    HISTORY("Process Definition", "READ_HISTORY"),
    /** See users. */
    USERS("User", "READ"),
    /** See groups, and who is in them. */
    GROUPS("Group", "READ"),
    /** See what was deployed with a process. */
    DEPLOYMENTS("Deployment", "READ"),
    /** See what other users may do. */
    AUTHORIZATIONS("Authorization", "READ");

    private final String resource;
    private final String right;

    Permission(String resource, String right) {
        this.resource = resource;
        this.right = right;
    }

    /** What steps need, each some of it. */
    public static Set<Permission> ofTasks() {
        return EnumSet.complementOf(EnumSet.of(AUTHORIZATIONS));
    }

    /** What watching processes needs. */
    public static Set<Permission> ofIncidents() {
        return EnumSet.of(DEFINITION, INSTANCES, UPDATES, HISTORY, GROUPS, AUTHORIZATIONS);
    }

    /** The kind of resource it is for, by the engine's name. */
    public String resource() {
        return resource;
    }

    /** The permission by the engine's name. */
    public String right() {
        return right;
    }

    /** Whether nothing at all is fetched, or answered, without it. */
    public boolean isNeededByEveryTask() {
        return this == DEFINITION || this == INSTANCES || this == UPDATES;
    }

    /** Whether it may be given for some processes and not for others. */
    public boolean isOfProcesses() {
        return resource.equals(DEFINITION.resource);
    }

    /** As the engine's Admin shows it. */
    @Override
    public String toString() {
        return resource + " " + right;
    }
}
