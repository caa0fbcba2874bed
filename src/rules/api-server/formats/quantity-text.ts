export { quantityText } from '../../../kubernetes/quantity-text';
