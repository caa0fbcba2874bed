export {
  compareQuantities,
  isWhole,
  parseQuantity,
  quantityOf,
  roundedToMilli,
  type QuantityError,
  type QuantityValue,
} from '../../../kubernetes/quantity';
