package io.github.carillon.starter.health;

import io.github.carillon.core.governance.Governance;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Says how far messages may go: no fault, but nobody should have to guess why nothing arrives. */
record GovernanceHealth(Governance governance) implements HealthIndicator {

    @Override
    public Health health() {
        return Health.up()
                .withDetail("mode", governance.mode())
                .withDetail("detail", governance.meaning())
                .build();
    }
}
