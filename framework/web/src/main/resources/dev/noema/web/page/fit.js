/** How well an item is explained as one of a class: an estimate of the evidence lower bound, in nats. */

const TINY = 1e-6;

/**
 * @param x the item
 * @param posterior {mean, log_variance} of q(z|x)
 * @param made what the decoder gives at the mean code
 * @param prior {mean, deviation} of the class's codes
 * @param likelihood the id of p(x|z)
 */
export const lowerBound = (x, posterior, made, prior, likelihood) =>
    (made.logits && likelihood === 'bernoulli' ? bernoulli(x, made.logits) : gaussian(x, made.expected))
        - divergence(posterior, prior);

/** log p(x|z) = sum of x l - log(1 + e^l). */
const bernoulli = (x, logits) => logits.reduce((sum, logit, i) =>
    sum + x[i] * logit - Math.max(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit))), 0);

/** log p(x|z) but for a constant, of a normal with the variance that suits best: -n/2 log(mean of (x - m)^2). */
const gaussian = (x, expected) => {
    const squares = expected.reduce((sum, value, i) => sum + (x[i] - value) ** 2, 0);
    return -x.length / 2 * Math.log(squares / x.length + TINY);
};

/** KL(q || p) of normals: 1/2 sum of v/s^2 + (m - m_p)^2/s^2 - 1 + log(s^2/v), where q says its variance. */
const divergence = ({ mean, log_variance: logVariance }, prior) => mean.reduce((sum, value, i) => {
    const variance = prior.deviation[i] ** 2 + TINY, logOfQ = logVariance ? logVariance[i] : Math.log(variance);
    return sum + 0.5 * ((Math.exp(logOfQ) + (value - prior.mean[i]) ** 2) / variance - 1
        + Math.log(variance) - logOfQ);
}, 0);
