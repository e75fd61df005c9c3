package io.github.carillon.core.recipient;

/**
 * A registered device as the address of a push. It is nobody's secret: it tells neither whose the device is nor where
 * pushes to it go.
 *
 * @param value what the device is registered by
 */
public record DeviceId(String value) implements Address {

    @Override
    public String masked() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
