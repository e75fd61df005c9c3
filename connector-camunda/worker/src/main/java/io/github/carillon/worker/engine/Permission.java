package io.github.carillon.worker.engine;

/** What the engine must let the worker's user do, where it looks at authorizations. */
public enum Permission {
    /** See processes that are deployed. */
    DEFINITION("Process Definition", "READ"),
    /** See instances, their tasks and their variables. */
    INSTANCES("Process Definition", "READ_INSTANCE"),
    /** Lock and answer tasks. */
    UPDATES("Process Definition", "UPDATE_INSTANCE"),
    /** See what earlier activities wrote. */
    HISTORY("Process Definition", "READ_HISTORY"),
    /** See users. */
    USERS("User", "READ"),
    /** See groups. */
    GROUPS("Group", "READ"),
    /** See what was deployed with a process. */
    DEPLOYMENTS("Deployment", "READ");

    private final String resource;
    private final String right;

    Permission(String resource, String right) {
        this.resource = resource;
        this.right = right;
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
