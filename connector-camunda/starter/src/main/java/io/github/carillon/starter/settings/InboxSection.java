package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Section;
import java.util.List;

/** The in-app notes. */
final class InboxSection {

    private InboxSection() {}

    static void check(Section section) {
        section.check(InboxKeys.ALL);
    }

    static InboxSettings settings(Section section) {
        return new InboxSettings(
                section.find(InboxKeys.ISSUER).orElse(null),
                section.find(InboxKeys.SECRET).orElse(null),
                section.get(InboxKeys.AUDIENCE),
                section.get(InboxKeys.USER_CLAIM),
                section.get(InboxKeys.TENANT_CLAIM),
                new InboxSettings.Administrators(
                        section.get(InboxKeys.ROLES_CLAIM),
                        section.find(InboxKeys.ADMIN_ROLE).orElse(null)),
                new InboxSettings.SignIn(section.find(InboxKeys.CLIENT_ID).orElse(null), section.get(InboxKeys.SCOPE)),
                section.find(InboxKeys.ORIGINS).orElse(List.of()),
                section.get(InboxKeys.RETENTION),
                section.get(InboxKeys.DEVICE_RETENTION),
                section.tls());
    }
}
