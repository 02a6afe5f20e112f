package dev.noema.config;

/** Text. */
final class TextForm implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (value instanceof Value.Scalar scalar && !scalar.missing()) {
            return scalar.text();
        }
        site.refuse("is " + value.shown(), "allowed is " + allowed());
        return null;
    }

    @Override
    public Value write(Object value) {
        return new Value.Scalar((String) value, Value.Style.TEXT, Origin.DEFAULT);
    }

    @Override
    public String allowed() {
        return "text";
    }
}
