package io.github.carillon.core.live;

/**
 * By which name a hub that knows no tenants knows a user: their id, and where they belong to a tenant {@code tenant|id}. No
 * two users have the same.
 */
public final class HubUser {

    private static final String BAR = "|";

    private HubUser() {}

    /**
     * The name of this user.
     *
     * @param tenant the tenant's id, or empty
     */
    public static String of(String tenant, String user) {
        if (tenant.isEmpty()) {
            return user.contains(BAR) ? BAR + user : user;
        }
        return tenant.replace("%", "%25").replace(BAR, "%7C") + BAR + user;
    }
}
