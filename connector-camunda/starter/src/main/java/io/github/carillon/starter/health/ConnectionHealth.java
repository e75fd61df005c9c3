package io.github.carillon.starter.health;

import io.github.carillon.core.resilience.Breaker;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** A connection that is left alone is known to be down, and is not asked. */
record ConnectionHealth(Breaker breaker, HealthIndicator check) implements HealthIndicator {

    @Override
    public Health health() {
        return breaker.health()
                .map(down -> Health.down().withDetail("detail", down.detail()).build())
                .orElseGet(check::health);
    }
}
